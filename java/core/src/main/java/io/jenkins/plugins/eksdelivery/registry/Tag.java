package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * Tag of an image.
 *
 * @param value 1 to 128 letters, digits, '_', '.' and '-', the first one a letter, digit or '_'
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pulling-manifests">reference as a tag</a>
 */
public record Tag(String value) implements Serializable {

    private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

    public Tag {
        if (!GRAMMAR.matcher(value).matches()) {
            throw new DeliveryException(Failure.permanent(
                    "PE-REF-02",
                    "tag '" + value + "'",
                    value.length() > 128 ? "it has " + value.length() + " characters" : "it is not well formed",
                    "Give 1 to 128 letters, digits, '_', '.' and '-', not starting with '.' or '-'"));
        }
    }

    /** @throws DeliveryException PE-REF-02 when it is not well formed */
    public static Tag of(String value) {
        return new Tag(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
