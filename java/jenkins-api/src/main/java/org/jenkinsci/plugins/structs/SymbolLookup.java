package org.jenkinsci.plugins.structs;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import hudson.model.Descriptors;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jenkinsci.Symbol;

/** Finds components by their short names. */
public class SymbolLookup {

    public SymbolLookup() {}

    public static SymbolLookup get() {
        return new SymbolLookup();
    }

    /** The first extension of the type with that symbol; null when there is none. */
    public <T> T find(Class<T> type, String symbol) {
        for (T extension : ExtensionList.lookup(type)) {
            if (symbols(extension.getClass()).contains(symbol)) {
                return extension;
            }
        }
        return null;
    }

    /** The descriptor of a subtype with that symbol; null when there is none. */
    @SuppressWarnings("rawtypes")
    public Descriptor<?> findDescriptor(Class<?> type, String symbol) {
        for (Descriptor descriptor : ExtensionList.lookup(Descriptor.class)) {
            if (descriptor.isSubTypeOf(type) && symbols(descriptor.getClass()).contains(symbol)) {
                return descriptor;
            }
        }
        return null;
    }

    public static Set<String> getSymbolValue(Object o) {
        return o instanceof Descriptor ? symbols(o.getClass()) : getSymbolValue(o.getClass());
    }

    public static Set<String> getSymbolValue(Class<?> c) {
        Set<String> own = symbols(c);
        Descriptor<?> descriptor = own.isEmpty() ? Descriptors.orNull(c) : null;
        return descriptor == null ? own : symbols(descriptor.getClass());
    }

    private static Set<String> symbols(Class<?> c) {
        Symbol symbol = c.getAnnotation(Symbol.class);
        return symbol == null ? Set.of() : new LinkedHashSet<>(Arrays.asList(symbol.value()));
    }
}
