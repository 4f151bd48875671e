package io.jenkins.plugins.eksdelivery.runner.program;

import java.io.NotSerializableException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the local variable whose value kept a program from being saved: the exception itself names only the class. */
final class UnsavedLocal {

    private static final int MOST_OBJECTS = 200_000;

    private UnsavedLocal() {}

    /** What to tell the author; empty when the failure is another, or no variable holds the value directly. */
    static Optional<String> find(Program program, Throwable failure) {
        if (!(failure instanceof NotSerializableException) || failure.getMessage() == null) {
            return Optional.empty();
        }
        String type = failure.getMessage().lines().findFirst().orElse("");
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>(program.branches());
        while (!open.isEmpty() && seen.size() < MOST_OBJECTS) {
            Object object = open.pop();
            if (!seen.add(object)) {
                continue;
            }
            for (Class<?> each = object.getClass(); each != null && isOurs(each); each = each.getSuperclass()) {
                for (Field field : each.getDeclaredFields()) {
                    Object value = Modifier.isStatic(field.getModifiers()) ? null : read(field, object);
                    if (value instanceof Map<?, ?> locals && field.getName().equals("locals")) {
                        for (Map.Entry<?, ?> local : locals.entrySet()) {
                            if (local.getValue() != null
                                    && local.getValue().getClass().getName().equals(type)) {
                                return Optional.of(text(local.getKey(), type));
                            }
                        }
                        locals.values().stream().filter(UnsavedLocal::isOurs).forEach(open::push);
                    } else if (value instanceof Collection<?> several) {
                        several.stream().filter(UnsavedLocal::isOurs).forEach(open::push);
                    } else if (isOurs(value)) {
                        open.push(java.util.Objects.requireNonNull(value));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static String text(Object name, String type) {
        return "The program can't be saved here: the local variable " + name + " holds a " + type
                + ". Use it in a method marked @NonCPS, or set it to null before the next step";
    }

    private static @org.jspecify.annotations.Nullable Object read(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException | RuntimeException closed) {
            return null;
        }
    }

    private static boolean isOurs(@org.jspecify.annotations.Nullable Object value) {
        return value != null && isOurs(value.getClass());
    }

    private static boolean isOurs(Class<?> type) {
        String name = type.getName();
        return name.startsWith("com.cloudbees.groovy.cps.")
                || name.startsWith("io.jenkins.plugins.eksdelivery.runner.");
    }
}
