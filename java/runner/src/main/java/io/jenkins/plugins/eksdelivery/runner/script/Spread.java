package io.jenkins.plugins.eksdelivery.runner.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.runtime.DefaultGroovyMethods;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/** What spread operators do at run time. */
public final class Spread {

    private Spread() {}

    /** The elements of all parts, which are lists, arrays, ranges or null, in one list. */
    public static List<Object> list(List<?> parts) {
        List<Object> all = new ArrayList<>();
        for (Object part : parts) {
            if (part != null) {
                all.addAll(DefaultGroovyMethods.toList(InvokerHelper.asIterator(part)));
            }
        }
        return all;
    }

    /** The entries of all parts in one map; a later one wins. */
    public static Map<Object, Object> map(List<Map<?, ?>> parts) {
        Map<Object, Object> all = new LinkedHashMap<>();
        for (Map<?, ?> part : parts) {
            if (part != null) {
                all.putAll(part);
            }
        }
        return all;
    }

    /** Calls a method with arguments known only now; the name begins with a dollar so that groovy-cps expects another's call. */
    @SuppressWarnings("MethodName")
    public static @Nullable Object $call(@Nullable Object receiver, Object name, boolean safe, List<?> arguments) {
        if (receiver == null && safe) {
            return null;
        }
        return InvokerHelper.invokeMethod(receiver, name.toString(), arguments.toArray());
    }
}
