package hudson.util;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Objects;

/** A secret in configuration. Jenkins stores it enciphered; here it has no stored form at all, so that a state that holds one is found out. */
public final class Secret implements Serializable {

    private static final long serialVersionUID = 1L;

    private final transient String value;

    Secret(String value) {
        this.value = Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value;
    }

    public String getPlainText() {
        return value;
    }

    @Override
    public boolean equals(Object that) {
        return that instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    public static Secret fromString(String data) {
        return new Secret(data == null ? "" : data.trim());
    }

    public static String toString(Secret s) {
        return s == null ? null : s.value;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        throw new NotSerializableException("hudson.util.Secret: keep the id of a credential, not the secret");
    }
}
