package org.jvnet.localizer;

import java.io.Serializable;
import java.util.Locale;

/** A text that is looked up when it is shown. */
public class Localizable implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ResourceBundleHolder holder;
    private final String key;
    private final Serializable[] args;

    public Localizable(ResourceBundleHolder holder, String key, Object... args) {
        this.holder = holder;
        this.key = key;
        this.args = new Serializable[args.length];
        for (int i = 0; i < args.length; i++) {
            this.args[i] = args[i] instanceof Serializable serial ? serial : String.valueOf(args[i]);
        }
    }

    public String getKey() {
        return key;
    }

    public String toString(Locale locale) {
        return java.text.MessageFormat.format(holder.get(locale).getString(key), (Object[]) args);
    }

    @Override
    public String toString() {
        return toString(Locale.getDefault());
    }
}
