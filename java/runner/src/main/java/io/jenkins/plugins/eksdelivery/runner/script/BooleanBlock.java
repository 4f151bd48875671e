package io.jenkins.plugins.eksdelivery.runner.script;

import com.cloudbees.groovy.cps.Block;
import com.cloudbees.groovy.cps.Continuation;
import com.cloudbees.groovy.cps.Env;
import com.cloudbees.groovy.cps.Next;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.jspecify.annotations.Nullable;

/** The truth of an expression. */
record BooleanBlock(Block expression) implements Block {

    @Override
    public Next eval(Env environment, Continuation next) {
        return new Next(expression, environment, new Truth(next));
    }

    private record Truth(Continuation next) implements Continuation {

        @Override
        public Next receive(@Nullable Object value) {
            return next.receive(DefaultTypeTransformation.castToBoolean(value));
        }
    }
}
