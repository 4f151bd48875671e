package io.jenkins.plugins.eksdelivery.approval;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The approvals that opened a gate.
 *
 * @param subjectDigest what they are bound to
 * @param approvals those that counted, oldest first
 * @param validUntil when the first of them ends to count
 */
public record ApproveResult(String subjectDigest, List<Approval> approvals, Instant validUntil)
        implements Serializable {

    public ApproveResult {
        approvals = List.copyOf(approvals);
    }

    /** Whether this covers the subject with this digest now. */
    public boolean covers(String digest, Instant now) {
        return subjectDigest.equals(digest) && now.isBefore(validUntil) && !approvals.isEmpty();
    }

    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("approved", !approvals.isEmpty());
        map.put("subjectDigest", subjectDigest);
        List<Map<String, Object>> list = new ArrayList<>();
        approvals.forEach(approval -> list.add(approval.toMap()));
        map.put("approvals", list);
        map.put("approvers", approvals.stream().map(Approval::approver).toList());
        map.put("validUntil", validUntil.toString());
        return map;
    }

    /**
     * Reads what {@link #toMap()} wrote, as another step is given it.
     *
     * @throws IllegalArgumentException when it is not the result of approve
     */
    public static ApproveResult fromMap(Map<String, ?> map) {
        if (!(map.get("subjectDigest") instanceof CharSequence digest)
                || !(map.get("approvals") instanceof List<?> list)
                || map.get("validUntil") == null) {
            throw new IllegalArgumentException("not the result of approve");
        }
        List<Approval> approvals = new ArrayList<>();
        for (Object each : list) {
            if (!(each instanceof Map<?, ?> entry)) {
                throw new IllegalArgumentException("not the result of approve");
            }
            Map<String, Object> named = new LinkedHashMap<>();
            entry.forEach((key, value) -> named.put(String.valueOf(key), value));
            approvals.add(Approval.fromMap(named));
        }
        return new ApproveResult(digest.toString(), approvals, Instant.parse(String.valueOf(map.get("validUntil"))));
    }
}
