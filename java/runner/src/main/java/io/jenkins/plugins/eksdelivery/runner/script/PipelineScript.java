package io.jenkins.plugins.eksdelivery.runner.script;

import com.cloudbees.groovy.cps.SerializableScript;
import groovy.lang.MissingPropertyException;
import org.codehaus.groovy.runtime.DefaultGroovyMethods;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.jspecify.annotations.Nullable;

/** Base of each script: what it calls and does not have is a closure of its binding, a global variable, or a step. */
public abstract class PipelineScript extends SerializableScript {

    private static final long serialVersionUID = 1L;

    private ScriptHost host() {
        return PipelineClassLoader.of(getClass()).host();
    }

    @Override
    public final @Nullable Object invokeMethod(String name, @Nullable Object arguments) {
        if (getBinding().hasVariable(name)) {
            Object value = getBinding().getVariable(name);
            if (value != null
                    && !InvokerHelper.getMetaClass(value)
                            .respondsTo(value, "call", array(arguments))
                            .isEmpty()) {
                return call(value, arguments);
            }
        }
        Object global = host().global(name);
        if (global != null) {
            return call(global, arguments);
        }
        return host().step(name, arguments);
    }

    @Override
    public @Nullable Object getProperty(String name) {
        try {
            return super.getProperty(name);
        } catch (MissingPropertyException missing) {
            Object global = host().global(name);
            if (global != null) {
                return global;
            }
            String variable = host().environment(name);
            if (variable != null) {
                return variable;
            }
            throw missing;
        }
    }

    @Override
    public @Nullable Object evaluate(String text) {
        return PipelineClassLoader.of(getClass())
                .compileNext(text)
                .bind(getBinding())
                .run();
    }

    @Override
    public void println() {
        invokeMethod("echo", "");
    }

    @Override
    public void println(@Nullable Object value) {
        invokeMethod("echo", String.valueOf(value));
    }

    @Override
    public void print(@Nullable Object value) {
        println(value);
    }

    @Override
    public void printf(String format, @Nullable Object value) {
        println(DefaultGroovyMethods.sprintf(this, format, value));
    }

    @Override
    public void printf(String format, @Nullable Object[] values) {
        println(DefaultGroovyMethods.sprintf(this, format, values));
    }

    /** The step, not Groovy's method of the same name. */
    public @Nullable Object sleep(long time) {
        return invokeMethod("sleep", time);
    }

    PipelineScript bind(groovy.lang.Binding binding) {
        setBinding(binding);
        return this;
    }

    private static @Nullable Object call(Object receiver, @Nullable Object arguments) {
        try {
            return InvokerHelper.getMetaClass(receiver).invokeMethod(receiver, "call", arguments);
        } catch (Exception failure) {
            throw failure instanceof InvokerInvocationException known ? known : new InvokerInvocationException(failure);
        }
    }

    private static @Nullable Object[] array(@Nullable Object arguments) {
        return arguments instanceof Object[] several ? several : new Object[] {arguments};
    }
}
