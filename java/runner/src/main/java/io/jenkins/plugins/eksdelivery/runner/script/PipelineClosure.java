package io.jenkins.plugins.eksdelivery.runner.script;

import com.cloudbees.groovy.cps.Block;
import com.cloudbees.groovy.cps.Env;
import com.cloudbees.groovy.cps.impl.CpsClosure;
import java.util.List;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/**
 * A closure of a script. Groovy's own methods on objects would take {@code println} and {@code sleep} before the script sees them;
 * so they are sent to the owner here, where they are steps.
 */
public final class PipelineClosure extends CpsClosure {

    private static final long serialVersionUID = 1L;

    public PipelineClosure(Object owner, Object thisObject, List<String> parameters, Block body, Env capture) {
        super(owner, thisObject, parameters, body, capture);
    }

    public @Nullable Object sleep(long milliseconds) {
        return InvokerHelper.invokeMethod(getOwner(), "sleep", milliseconds);
    }

    public void println(@Nullable Object value) {
        InvokerHelper.invokeMethod(getOwner(), "println", new Object[] {value});
    }

    public void println() {
        InvokerHelper.invokeMethod(getOwner(), "println", new Object[0]);
    }

    public void print(@Nullable Object value) {
        InvokerHelper.invokeMethod(getOwner(), "print", new Object[] {value});
    }

    public void printf(String format, @Nullable Object value) {
        InvokerHelper.invokeMethod(getOwner(), "printf", new Object[] {format, value});
    }
}
