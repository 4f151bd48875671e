package io.jenkins.plugins.eksdelivery.runner.script;

import com.cloudbees.groovy.cps.Block;
import com.cloudbees.groovy.cps.Continuation;
import com.cloudbees.groovy.cps.Env;
import com.cloudbees.groovy.cps.LValue;
import com.cloudbees.groovy.cps.LValueBlock;
import com.cloudbees.groovy.cps.Next;
import org.jspecify.annotations.Nullable;

/** The left side of an assignment that hands on the value assigned, where groovy-cps 1.31 hands on null. */
final class ValuedAssignment extends LValueBlock {

    private static final long serialVersionUID = 1L;

    private final Block target;

    ValuedAssignment(LValueBlock target) {
        this.target = target.asLValue();
    }

    @Override
    protected Next evalLValue(Env environment, Continuation next) {
        return new Next(target, environment, new Wrapping(next));
    }

    private record Wrapping(Continuation next) implements Continuation {

        @Override
        public Next receive(@Nullable Object target) {
            return next.receive(new Target((LValue) target));
        }
    }

    private record Target(@Nullable LValue target) implements LValue {

        @Override
        public Next get(Continuation next) {
            return target().get(next);
        }

        @Override
        public Next set(@Nullable Object value, Continuation next) {
            return target().set(value, new Assigned(value, next));
        }

        @Override
        public LValue target() {
            return java.util.Objects.requireNonNull(target);
        }
    }

    private record Assigned(@Nullable Object value, Continuation next) implements Continuation {

        @Override
        public Next receive(@Nullable Object nothing) {
            return next.receive(value);
        }
    }
}
