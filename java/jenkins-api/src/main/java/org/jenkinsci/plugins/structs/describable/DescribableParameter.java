package org.jenkinsci.plugins.structs.describable;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Locale;

/** One property of a described class. */
public final class DescribableParameter {

    private final Class<?> owner;
    private final String name;
    private final Type type;
    private final Class<?> erased;
    private final boolean required;
    private final Setter setter;

    DescribableParameter(Class<?> owner, String name, Type type, Class<?> erased, Setter setter) {
        this.owner = owner;
        this.name = name;
        this.type = type;
        this.erased = erased;
        this.required = setter == null;
        this.setter = setter;
    }

    public String getName() {
        return name;
    }

    public String getCapitalizedName() {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    public boolean isRequired() {
        return required;
    }

    public Class<?> getErasedType() {
        return erased;
    }

    Type declaredType() {
        return type;
    }

    void set(Object target, Object value) throws ReflectiveOperationException {
        setter.set(target, value);
    }

    /** Reads the getter, the {@code is} method or the field of the same name. */
    Object inspect(Object target) {
        for (String accessor : new String[] {"get" + getCapitalizedName(), "is" + getCapitalizedName()}) {
            try {
                Method method = target.getClass().getMethod(accessor);
                method.setAccessible(true);
                return method.invoke(target);
            } catch (NoSuchMethodException next) {
                continue;
            } catch (InvocationTargetException failed) {
                throw new UnsupportedOperationException(
                        accessor + " of " + target.getClass() + " failed", failed.getCause());
            } catch (IllegalAccessException hidden) {
                throw new UnsupportedOperationException(hidden);
            }
        }
        for (Class<?> each = target.getClass(); each != null; each = each.getSuperclass()) {
            try {
                Field field = each.getDeclaredField(name);
                field.setAccessible(true);
                return field.get(target);
            } catch (NoSuchFieldException next) {
                continue;
            } catch (IllegalAccessException hidden) {
                throw new UnsupportedOperationException(hidden);
            }
        }
        throw new UnsupportedOperationException("no public field '" + name + "' (or getter method) found in " + owner);
    }

    interface Setter {

        void set(Object target, Object value) throws ReflectiveOperationException;
    }
}
