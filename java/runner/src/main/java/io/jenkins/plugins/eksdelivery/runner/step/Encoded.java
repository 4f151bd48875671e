package io.jenkins.plugins.eksdelivery.runner.step;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Text in the encoding that a step names; {@code Base64} stands for bytes. */
final class Encoded {

    private Encoded() {}

    static String text(byte[] bytes, @Nullable String encoding) {
        if ("Base64".equals(encoding)) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        return new String(bytes, charset(encoding));
    }

    static byte[] bytes(String text, @Nullable String encoding) {
        return "Base64".equals(encoding) ? Base64.getDecoder().decode(text) : text.getBytes(charset(encoding));
    }

    static Charset charset(@Nullable String encoding) {
        return encoding == null || encoding.isBlank() ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    }
}
