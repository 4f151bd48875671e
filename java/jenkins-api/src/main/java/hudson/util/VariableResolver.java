package hudson.util;

/** Finds the value of a variable. */
public interface VariableResolver<V> {

    @SuppressWarnings("rawtypes")
    VariableResolver NONE = name -> null;

    V resolve(String name);
}
