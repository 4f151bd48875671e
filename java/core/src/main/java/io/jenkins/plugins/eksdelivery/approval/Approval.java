package io.jenkins.plugins.eksdelivery.approval;

import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One person's yes to exactly what was shown.
 *
 * @param subjectDigest digest of what was shown, {@code sha256:…} (see {@link SubjectDigest})
 * @param approver who said yes; a user id
 * @param reason why; "" when none was asked for
 * @param at when
 * @param override whether an administrator forced the gate: logged, never counted
 */
public record Approval(String subjectDigest, String approver, String reason, Instant at, boolean override)
        implements Serializable {

    public Approval {
        Objects.requireNonNull(reason);
        Objects.requireNonNull(at);
        if (!subjectDigest.startsWith("sha256:")) {
            throw new IllegalArgumentException("not a digest: " + subjectDigest);
        }
        if (approver.isBlank()) {
            throw new IllegalArgumentException("an approval needs a name");
        }
    }

    public static Approval of(String subjectDigest, String approver, String reason, Instant at) {
        return new Approval(subjectDigest, approver, reason, at, false);
    }

    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("subjectDigest", subjectDigest);
        map.put("approver", approver);
        map.put("reason", reason);
        map.put("at", at.toString());
        map.put("override", override);
        return map;
    }

    /** Reads what {@link #toMap()} wrote. */
    public static Approval fromMap(Map<String, ?> map) {
        return new Approval(
                text(map, "subjectDigest"),
                text(map, "approver"),
                text(map, "reason"),
                Instant.parse(text(map, "at")),
                Boolean.TRUE.equals(map.get("override")));
    }

    private static String text(Map<String, ?> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            throw new IllegalArgumentException("an approval without " + key);
        }
        return value.toString();
    }
}
