package org.jenkinsci.plugins.structs.describable;

import hudson.model.Describable;
import hudson.model.Result;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.structs.SymbolLookup;

/** Turns a property back into what a pipeline would say. Not a type of Jenkins. */
final class Uninstantiation {

    private Uninstantiation() {}

    static Object of(DescribableParameter parameter, Object value) {
        if (value instanceof List<?> list) {
            List<Object> written = new ArrayList<>();
            for (Object each : list) {
                written.add(of(parameter, each));
            }
            return written;
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Result || value instanceof URL || value instanceof Character) {
            return value.toString();
        }
        if (value instanceof Describable) {
            return DescribableModel.uninstantiate2_(value);
        }
        return value;
    }

    static String symbol(Class<?> type) {
        Set<String> symbols = SymbolLookup.getSymbolValue(type);
        return symbols.isEmpty() ? null : symbols.iterator().next();
    }
}
