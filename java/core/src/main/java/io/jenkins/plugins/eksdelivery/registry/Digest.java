package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.io.Serializable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Names bytes by their SHA-256.
 *
 * @param hex 64 lower case hexadecimal digits
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.0/descriptor.md#digests">digests</a>
 */
public record Digest(String hex) implements Serializable {

    private static final String PREFIX = "sha256:";
    private static final Pattern GRAMMAR = Pattern.compile("[0-9a-f]{64}");

    public Digest {
        if (!GRAMMAR.matcher(hex).matches()) {
            throw malformed(PREFIX + hex);
        }
    }

    /**
     * Reads {@code sha256:<64 hexadecimal digits>}.
     *
     * @throws DeliveryException PE-REF-03 when it is something else; ECR takes no other algorithm
     */
    public static Digest of(String text) {
        if (!text.startsWith(PREFIX)) {
            throw malformed(text);
        }
        return new Digest(text.substring(PREFIX.length()));
    }

    /** The digest of these bytes. */
    public static Digest ofBytes(byte[] bytes) {
        return finish(begin().digest(bytes));
    }

    /** Starts a computation that {@link #finish} ends. */
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    public static Digest finish(byte[] sum) {
        return new Digest(HexFormat.of().formatHex(sum));
    }

    @Override
    public String toString() {
        return PREFIX + hex;
    }

    private static DeliveryException malformed(String text) {
        return new DeliveryException(Failure.permanent(
                "PE-REF-03",
                "digest '" + text + "'",
                "it is not sha256: and 64 hexadecimal digits in lower case",
                "Give a digest such as the one that buildImage returned"));
    }
}
