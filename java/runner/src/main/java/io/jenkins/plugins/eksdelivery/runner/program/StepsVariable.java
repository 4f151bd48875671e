package io.jenkins.plugins.eksdelivery.runner.program;

import groovy.lang.GroovyObjectSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The global variable {@code steps}: each method is a step, also where a var of the library has its name. */
final class StepsVariable extends GroovyObjectSupport {

    private final Supplier<StepCaller> callers;

    StepsVariable(Supplier<StepCaller> callers) {
        this.callers = callers;
    }

    @Override
    public @Nullable Object invokeMethod(String name, @Nullable Object arguments) {
        StepCaller caller = callers.get();
        if (!caller.knows(name) && Symbols.known(name)) {
            return Symbols.describe(name, arguments);
        }
        return caller.call(name, arguments);
    }
}
