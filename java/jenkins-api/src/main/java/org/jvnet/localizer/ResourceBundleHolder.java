package org.jvnet.localizer;

import java.io.Serializable;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts beside a class. */
public final class ResourceBundleHolder implements Serializable {

    private static final long serialVersionUID = 1L;

    public final Class<?> owner;

    public ResourceBundleHolder(Class<?> owner) {
        this.owner = owner;
    }

    public static ResourceBundleHolder get(Class<?> clazz) {
        return new ResourceBundleHolder(clazz);
    }

    public ResourceBundle get(Locale locale) {
        return ResourceBundle.getBundle(owner.getName(), locale, owner.getClassLoader());
    }

    public String format(String key, Object... args) {
        return java.text.MessageFormat.format(get(Locale.getDefault()).getString(key), args);
    }
}
