package io.jenkins.plugins.eksdelivery.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of a value's canonical JSON: keys sorted, no white space, UTF-8. Two maps that say the same in another order have the same
 * digest; one changed character makes another.
 */
public final class SubjectDigest {

    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private SubjectDigest() {}

    /**
     * Digest of a text, a number, a list or a map of these. A text that is a digest already stands for the subject that it names.
     *
     * @return {@code sha256:} and 64 hexadecimal digits
     */
    public static String of(@Nullable Object subject) {
        if (subject instanceof CharSequence text && DIGEST.matcher(text).matches()) {
            return text.toString();
        }
        return "sha256:" + HexFormat.of().formatHex(sha256(canonical(subject).getBytes(StandardCharsets.UTF_8)));
    }

    /** The canonical JSON itself. */
    public static String canonical(@Nullable Object subject) {
        try {
            return CANONICAL.writeValueAsString(subject);
        } catch (JsonProcessingException notPlain) {
            throw new IllegalArgumentException("only texts, numbers, booleans, lists and maps have a digest", notPlain);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
