package io.jenkins.plugins.eksdelivery.runner.program;

import java.io.Serializable;
import java.util.function.Supplier;
import org.jboss.marshalling.ObjectResolver;
import org.jspecify.annotations.Nullable;

/** Saves the name of a global variable in its place, and finds the one of the new process when the program is read. */
final class GlobalReferences implements ObjectResolver {

    private final Supplier<Globals> globals;

    GlobalReferences(Supplier<Globals> globals) {
        this.globals = globals;
    }

    @Override
    @SuppressWarnings("NullAway") // null stays null
    public @Nullable Object writeReplace(@Nullable Object original) {
        String name = original == null ? null : globals.get().nameOf(original);
        return name == null ? original : new Reference(name);
    }

    @Override
    public @Nullable Object readResolve(@Nullable Object replacement) {
        return replacement instanceof Reference reference ? globals.get().find(reference.name()) : replacement;
    }

    private record Reference(String name) implements Serializable {}
}
