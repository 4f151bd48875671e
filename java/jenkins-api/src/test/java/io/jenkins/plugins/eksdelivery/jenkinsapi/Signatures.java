package io.jenkins.plugins.eksdelivery.jenkinsapi;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a class as {@code javap -protected} does, with java.lang, java.io and java.util left out of names. */
final class Signatures {

    private Signatures() {}

    /** Modifiers, kind, name, type parameters and superclass; the interfaces are told by {@link #interfaces}. */
    static String header(Class<?> type) {
        String kind = type.isInterface() ? "interface" : "class";
        String parent = type.getGenericSuperclass() == null || type.getGenericSuperclass() == Object.class
                ? ""
                : " extends " + name(type.getGenericSuperclass());
        // The byte code of a protected nested class says public.
        int shown = Modifier.isProtected(type.getModifiers())
                ? (type.getModifiers() & ~Modifier.PROTECTED) | Modifier.PUBLIC
                : type.getModifiers();
        int ignored = Modifier.INTERFACE | Modifier.STATIC | (type.isInterface() ? Modifier.ABSTRACT : 0);
        return modifiers(shown & ~ignored) + kind + " " + type.getName() + typeParameters(type.getTypeParameters())
                + parent;
    }

    static List<String> interfaces(Class<?> type) {
        return Arrays.stream(type.getGenericInterfaces()).map(Signatures::name).toList();
    }

    /** Public and protected members that are written in the source. */
    static List<String> members(Class<?> type) {
        List<String> members = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (visible(field.getModifiers())
                    && !field.isSynthetic()
                    && !field.getName().equals("serialVersionUID")) {
                int ignored = Modifier.TRANSIENT | Modifier.VOLATILE;
                members.add(modifiers(field.getModifiers() & ~ignored) + name(field.getGenericType()) + " "
                        + field.getName() + ";");
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (visible(constructor.getModifiers()) && !constructor.isSynthetic()) {
                members.add(modifiers(constructor.getModifiers() & ~Modifier.TRANSIENT)
                        + typeParameters(constructor.getTypeParameters()) + type.getName() + parameters(constructor)
                        + thrown(constructor) + ";");
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (visible(method.getModifiers()) && !method.isSynthetic() && !method.isBridge()) {
                int ignored = Modifier.SYNCHRONIZED | Modifier.TRANSIENT | Modifier.VOLATILE;
                String generics = typeParameters(method.getTypeParameters());
                members.add(modifiers(method.getModifiers() & ~ignored) + (method.isDefault() ? "default " : "")
                        + generics + (generics.isEmpty() ? "" : " ") + name(method.getGenericReturnType()) + " "
                        + method.getName() + parameters(method) + thrown(method) + ";");
            }
        }
        members.sort(null);
        return members;
    }

    private static boolean visible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String modifiers(int modifiers) {
        String text = Modifier.toString(modifiers);
        return text.isEmpty() ? "" : text + " ";
    }

    private static String typeParameters(TypeVariable<?>[] variables) {
        if (variables.length == 0) {
            return "";
        }
        return Arrays.stream(variables)
                .map(variable -> {
                    String bounds = Arrays.stream(variable.getBounds())
                            .filter(bound -> bound != Object.class)
                            .map(Signatures::name)
                            .collect(Collectors.joining(" & "));
                    return bounds.isEmpty() ? variable.getName() : variable.getName() + " extends " + bounds;
                })
                .collect(Collectors.joining(", ", "<", ">"));
    }

    private static String parameters(Executable executable) {
        Type[] generic = executable.getGenericParameterTypes();
        Type[] plain = executable.getParameterTypes();
        Type[] types = generic.length == plain.length ? generic : plain;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            String name = name(types[i]);
            boolean variable = executable.isVarArgs() && i == types.length - 1;
            names.add(variable ? name.substring(0, name.length() - 2) + "..." : name);
        }
        return "(" + String.join(", ", names) + ")";
    }

    private static String thrown(Executable executable) {
        String thrown = Arrays.stream(executable.getGenericExceptionTypes())
                .map(Signatures::name)
                .collect(Collectors.joining(", "));
        return thrown.isEmpty() ? "" : " throws " + thrown;
    }

    private static String name(Type type) {
        return type.getTypeName().replaceAll("\\bjava\\.(lang|io|util)\\.(?=[A-Z])", "");
    }
}
