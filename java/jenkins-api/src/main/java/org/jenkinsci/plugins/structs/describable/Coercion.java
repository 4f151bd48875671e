package org.jenkinsci.plugins.structs.describable;

import hudson.ExtensionList;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Result;
import hudson.model.TaskListener;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns a pipeline's value into what a parameter declares, as the structs plugin does. Not a type of Jenkins. */
final class Coercion {

    private static final Set<Class<?>> NUMBERS = Set.of(
            int.class,
            Integer.class,
            long.class,
            Long.class,
            short.class,
            Short.class,
            byte.class,
            Byte.class,
            float.class,
            Float.class,
            double.class,
            Double.class);

    private final String context;
    private final TaskListener listener;

    Coercion(String context, TaskListener listener) {
        this.context = context;
        this.listener = listener;
    }

    Object to(Type type, Class<?> erased, Object given) {
        Object value = plain(given);
        if (value == null) {
            return erased.isPrimitive() ? Array.get(Array.newInstance(erased, 1), 0) : null;
        }
        if (value instanceof UninstantiatedDescribable nested) {
            return described(erased, nested);
        }
        if (value instanceof List<?> list && erased.isArray()) {
            return array(erased.getComponentType(), list);
        }
        if (value instanceof List<?> list && erased.isAssignableFrom(List.class)) {
            return type instanceof ParameterizedType generic ? elements(generic, list) : list;
        }
        if (erased.isInstance(value)) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            return bean(erased, map);
        }
        if (NUMBERS.contains(erased) && (value instanceof Number || value instanceof String)) {
            return number(erased, value);
        }
        if (erased == boolean.class || erased == Boolean.class) {
            if (value instanceof Boolean) {
                return value;
            }
            if (value instanceof String text) {
                return Boolean.valueOf(text);
            }
        }
        if (value instanceof String text) {
            return fromText(erased, text);
        }
        throw mismatch(erased, value);
    }

    private Object fromText(Class<?> erased, String text) {
        if (erased.isEnum()) {
            for (Object constant : erased.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(text)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException("No enum constant " + erased.getCanonicalName() + "." + text);
        }
        if (erased == Result.class) {
            return Result.fromString(text);
        }
        if ((erased == char.class || erased == Character.class) && text.length() == 1) {
            return text.charAt(0);
        }
        if (erased == URL.class) {
            try {
                return new URL(text);
            } catch (MalformedURLException malformed) {
                throw new IllegalArgumentException("bad URL '" + text + "'", malformed);
            }
        }
        throw mismatch(erased, text);
    }

    private static Object number(Class<?> erased, Object value) {
        boolean text = value instanceof String;
        if (erased == double.class || erased == Double.class || erased == float.class || erased == Float.class) {
            double number = text ? Double.parseDouble((String) value) : ((Number) value).doubleValue();
            return erased == float.class || erased == Float.class ? (Object) (float) number : number;
        }
        if (erased == int.class || erased == Integer.class) {
            return text ? (Object) Integer.valueOf((String) value) : ((Number) value).intValue();
        }
        if (erased == long.class || erased == Long.class) {
            return text ? (Object) Long.valueOf((String) value) : ((Number) value).longValue();
        }
        if (erased == short.class || erased == Short.class) {
            return text ? (Object) Short.valueOf((String) value) : ((Number) value).shortValue();
        }
        return text ? (Object) Byte.valueOf((String) value) : ((Number) value).byteValue();
    }

    private Object array(Class<?> component, List<?> list) {
        Object array = Array.newInstance(component, list.size());
        for (int i = 0; i < list.size(); i++) {
            Array.set(array, i, to(component, component, list.get(i)));
        }
        return array;
    }

    private List<Object> elements(ParameterizedType type, List<?> list) {
        Type element = type.getActualTypeArguments()[0];
        Class<?> erased = element instanceof Class<?> plain
                ? plain
                : element instanceof ParameterizedType nested ? (Class<?>) nested.getRawType() : Object.class;
        List<Object> converted = new ArrayList<>();
        for (Object each : list) {
            if (erased == String.class && each != null && !(each instanceof CharSequence)) {
                throw mismatch(erased, each);
            }
            converted.add(to(element, erased, each));
        }
        return converted;
    }

    private Object described(Class<?> expected, UninstantiatedDescribable nested) {
        Class<?> type = nested.getModel() != null ? nested.getModel().getType() : resolve(expected, nested);
        try {
            return expected.isAssignableFrom(type) || nested.getModel() == null
                    ? new DescribableModel<>(type).instantiate(nested.getArguments(), listener)
                    : failed(expected, nested);
        } catch (RuntimeException failed) {
            throw new IllegalArgumentException(context + ": " + failed.getMessage(), failed);
        }
    }

    private Object failed(Class<?> expected, Object nested) {
        throw mismatch(expected, nested);
    }

    private Class<?> resolve(Class<?> expected, UninstantiatedDescribable nested) {
        if (nested.getSymbol() != null) {
            Descriptor<?> found =
                    org.jenkinsci.plugins.structs.SymbolLookup.get().findDescriptor(expected, nested.getSymbol());
            if (found == null) {
                throw new UnsupportedOperationException(
                        "no known implementation of " + expected + " is using symbol ‘" + nested.getSymbol() + "’");
            }
            return found.clazz;
        }
        return named(expected, nested.getKlass());
    }

    private Object bean(Class<?> expected, Map<?, ?> map) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        map.forEach((key, value) -> arguments.put(String.valueOf(key), value));
        Object name = arguments.remove(DescribableModel.CLAZZ);
        Class<?> type = named(expected, name == null ? null : name.toString());
        return new DescribableModel<>(type).instantiate(arguments, listener);
    }

    @SuppressWarnings("rawtypes")
    private static Class<?> named(Class<?> expected, String name) {
        if (name == null) {
            return expected;
        }
        if (Describable.class.isAssignableFrom(expected)) {
            for (Descriptor descriptor : ExtensionList.lookup(Descriptor.class)) {
                Class<?> described = descriptor.clazz;
                if (expected.isAssignableFrom(described)
                        && (described.getSimpleName().equals(name)
                                || described.getName().equals(name))) {
                    return described;
                }
            }
        }
        throw new UnsupportedOperationException("no known implementation of " + expected + " is named " + name);
    }

    /** Groovy's own texts become {@link String}, inside lists and maps too. */
    private static Object plain(Object value) {
        if (value instanceof CharSequence) {
            return value.toString();
        }
        if (value instanceof List<?> list) {
            boolean same = true;
            List<Object> copy = new ArrayList<>();
            for (Object each : list) {
                Object converted = plain(each);
                same &= converted == each;
                copy.add(converted);
            }
            return same ? list : copy;
        }
        if (value instanceof Map<?, ?> map) {
            boolean same = true;
            Map<Object, Object> copy = new LinkedHashMap<>();
            for (Map.Entry<?, ?> each : map.entrySet()) {
                Object converted = plain(each.getValue());
                Object key = plain(each.getKey());
                same &= converted == each.getValue() && key == each.getKey();
                copy.put(key, converted);
            }
            return same ? map : copy;
        }
        return value;
    }

    private ClassCastException mismatch(Class<?> expected, Object value) {
        return new ClassCastException(context + " expects " + expected + " but received " + value.getClass());
    }
}
