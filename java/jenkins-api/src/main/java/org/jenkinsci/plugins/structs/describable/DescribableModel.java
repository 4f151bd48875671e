package org.jenkinsci.plugins.structs.describable;

import hudson.model.Descriptor;
import hudson.model.Descriptors;
import hudson.model.TaskListener;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Makes objects from maps and maps from objects, by the constructor and the setters that are marked as bound. */
public final class DescribableModel<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    public static boolean STRICT_PARAMETER_CHECKING;

    public static final String CLAZZ = "$class";

    private final Class<T> type;
    private final transient Constructor<T> constructor;
    private final transient Map<String, DescribableParameter> parameters = new LinkedHashMap<>();

    public DescribableModel(Class<T> clazz) {
        this.type = clazz;
        this.constructor = constructor(clazz);
        addRequired();
        addOptional();
    }

    public static <T> DescribableModel<T> of(Class<T> clazz) {
        return new DescribableModel<>(clazz);
    }

    public Class<T> getType() {
        return type;
    }

    public Collection<DescribableParameter> getParameters() {
        return parameters.values();
    }

    public DescribableParameter getParameter(String name) {
        return parameters.get(name);
    }

    public boolean hasSingleRequiredParameter() {
        return required().size() == 1;
    }

    /** The parameter that a call with one unnamed argument means; null when there is no such. */
    public DescribableParameter getSoleRequiredParameter() {
        if (hasSingleRequiredParameter()) {
            return getFirstRequiredParameter();
        }
        return required().isEmpty() && parameters.size() == 1
                ? parameters.values().iterator().next()
                : null;
    }

    public DescribableParameter getFirstRequiredParameter() {
        List<DescribableParameter> required = required();
        return required.isEmpty() ? null : required.get(0);
    }

    public String getDisplayName() {
        Descriptor<?> descriptor = Descriptors.orNull(type);
        return descriptor == null ? type.getSimpleName() : descriptor.getDisplayName();
    }

    public T instantiate(Map<String, ?> arguments) throws IllegalArgumentException {
        return instantiate(arguments, null);
    }

    public T instantiate(Map<String, ?> arguments, TaskListener listener) throws IllegalArgumentException {
        Map<String, Object> given = named(arguments);
        warnOfUnknown(given, listener);
        try {
            List<Object> values = new ArrayList<>();
            for (DescribableParameter parameter : required()) {
                values.add(value(parameter, given, listener));
            }
            T made = constructor.newInstance(values.toArray());
            for (DescribableParameter parameter : parameters.values()) {
                if (!parameter.isRequired() && given.containsKey(parameter.getName())) {
                    parameter.set(made, value(parameter, given, listener));
                }
            }
            return made;
        } catch (InvocationTargetException failed) {
            throw cannot(given, failed.getCause());
        } catch (ReflectiveOperationException | ClassCastException | IllegalArgumentException failed) {
            throw cannot(given, failed);
        }
    }

    public Map<String, Object> uninstantiate(T o) throws UnsupportedOperationException {
        return uninstantiate2(o).toMap();
    }

    public UninstantiatedDescribable uninstantiate2(T o) throws UnsupportedOperationException {
        Map<String, Object> written = new TreeMap<>();
        Map<String, Object> mandatory = new LinkedHashMap<>();
        for (DescribableParameter parameter : required()) {
            Object value = parameter.inspect(o);
            mandatory.put(parameter.getName(), value);
            if (value != null) {
                written.put(parameter.getName(), Uninstantiation.of(parameter, value));
            }
        }
        Object untouched = withDefaults(mandatory);
        for (DescribableParameter parameter : parameters.values()) {
            if (parameter.isRequired()) {
                continue;
            }
            Object value = parameter.inspect(o);
            if (!Objects.deepEquals(value, untouched == null ? null : parameter.inspect(untouched))) {
                written.put(parameter.getName(), Uninstantiation.of(parameter, value));
            }
        }
        UninstantiatedDescribable made = new UninstantiatedDescribable(Uninstantiation.symbol(type), null, written);
        made.setModel(this);
        return made;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static Map<String, Object> uninstantiate_(Object o) {
        return ((DescribableModel) of(o.getClass())).uninstantiate(o);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static UninstantiatedDescribable uninstantiate2_(Object o) {
        return ((DescribableModel) of(o.getClass())).uninstantiate2(o);
    }

    @Override
    public String toString() {
        return "(" + String.join(", ", parameters.keySet()) + ")";
    }

    private Object readResolve() {
        return of(type);
    }

    private List<DescribableParameter> required() {
        return parameters.values().stream()
                .filter(DescribableParameter::isRequired)
                .toList();
    }

    private Map<String, Object> named(Map<String, ?> arguments) {
        Map<String, Object> given = new LinkedHashMap<>(arguments);
        if (given.size() == 1 && given.containsKey(UninstantiatedDescribable.ANONYMOUS_KEY)) {
            DescribableParameter sole = getSoleRequiredParameter();
            if (sole == null) {
                throw new IllegalArgumentException(
                        "All arguments should have names. There's no single mandatory one in " + type.getName());
            }
            return new LinkedHashMap<>(java.util.Collections.singletonMap(
                    sole.getName(), given.values().iterator().next()));
        }
        return given;
    }

    private void warnOfUnknown(Map<String, Object> given, TaskListener listener) {
        List<String> unknown = given.keySet().stream()
                .filter(name -> !parameters.containsKey(name) && !name.equals(CLAZZ))
                .toList();
        if (unknown.isEmpty()) {
            return;
        }
        String message =
                "Unknown parameter(s) found for class type '" + type.getName() + "': " + String.join(",", unknown);
        if (STRICT_PARAMETER_CHECKING) {
            throw new IllegalArgumentException(message);
        }
        if (listener != null) {
            listener.getLogger().println("WARNING: " + message);
        }
    }

    private Object value(DescribableParameter parameter, Map<String, Object> given, TaskListener listener) {
        return new Coercion(type.getName() + "." + parameter.getName(), listener)
                .to(parameter.declaredType(), parameter.getErasedType(), given.get(parameter.getName()));
    }

    private IllegalArgumentException cannot(Map<String, Object> given, Throwable cause) {
        return new IllegalArgumentException(
                "Could not instantiate " + given + " for " + type.getName() + ": " + cause, cause);
    }

    private Object withDefaults(Map<String, Object> mandatory) {
        try {
            Object[] values = required().stream()
                    .map(parameter -> mandatory.get(parameter.getName()))
                    .toArray();
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException | IllegalArgumentException failed) {
            return null;
        }
    }

    private void addRequired() {
        for (Parameter each : constructor.getParameters()) {
            if (!each.isNamePresent()) {
                throw new IllegalArgumentException(type + " was compiled without the names of its parameters");
            }
            parameters.put(
                    each.getName(),
                    new DescribableParameter(type, each.getName(), each.getParameterizedType(), each.getType(), null));
        }
    }

    /** The fields and setters of the class and of its ancestors, in the order of their names. */
    private void addOptional() {
        Map<String, DescribableParameter> optional = new TreeMap<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (field.isAnnotationPresent(DataBoundSetter.class)) {
                    field.setAccessible(true);
                    optional.putIfAbsent(
                            field.getName(),
                            new DescribableParameter(
                                    type, field.getName(), field.getGenericType(), field.getType(), field::set));
                }
            }
            for (Method method : each.getDeclaredMethods()) {
                if (method.isAnnotationPresent(DataBoundSetter.class)
                        && method.getParameterCount() == 1
                        && method.getName().startsWith("set")) {
                    method.setAccessible(true);
                    String name = method.getName().substring(3, 4).toLowerCase(Locale.ROOT)
                            + method.getName().substring(4);
                    optional.putIfAbsent(
                            name,
                            new DescribableParameter(
                                    type,
                                    name,
                                    method.getGenericParameterTypes()[0],
                                    method.getParameterTypes()[0],
                                    method::invoke));
                }
            }
        }
        optional.forEach(parameters::putIfAbsent);
    }

    @SuppressWarnings("unchecked")
    private static <T> Constructor<T> constructor(Class<T> clazz) {
        if (!Modifier.isAbstract(clazz.getModifiers())) {
            for (Constructor<?> each : clazz.getConstructors()) {
                if (each.isAnnotationPresent(DataBoundConstructor.class)) {
                    return (Constructor<T>) each;
                }
            }
        }
        throw new IllegalArgumentException("There's no @DataBoundConstructor on any constructor of " + clazz);
    }
}
