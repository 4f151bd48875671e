package io.jenkins.plugins.eksdelivery.runner.step;

import groovy.lang.GroovyObjectSupport;
import java.io.Serializable;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/** What {@code library} answers: {@code library('x').org.acme.Tool.method()} walks packages to a class. */
public final class LibraryClasses extends GroovyObjectSupport implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String path;

    LibraryClasses(String path) {
        this.path = path;
    }

    @Override
    public Object getProperty(String name) {
        return new LibraryClasses(path.isEmpty() ? name : path + "." + name);
    }

    @Override
    public @Nullable Object invokeMethod(String name, @Nullable Object arguments) {
        Class<?> type;
        try {
            type = Class.forName(path, true, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new NoClassDefFoundError(path);
        }
        return name.equals("new")
                ? InvokerHelper.invokeConstructorOf(type, arguments)
                : InvokerHelper.invokeStaticMethod(type, name, arguments);
    }
}
