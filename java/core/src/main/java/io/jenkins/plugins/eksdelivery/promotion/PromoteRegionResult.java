package io.jenkins.plugins.eksdelivery.promotion;

import io.jenkins.plugins.eksdelivery.approval.Approval;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a promotion ended.
 *
 * @param runId id under which its journal lies
 * @param state how it ended
 * @param activeRegion region that is active now, as read from the world
 * @param phases what happened in each phase that was entered
 * @param rpoSecondsMeasured age of the newest data that may be missing; -1 when not measured
 * @param rtoSecondsMeasured seconds from the fence (unplanned: from the start) to the answer from outside; -1 when not reached
 * @param dataLossPossible whether data may be missing
 * @param approvals those that counted
 * @param reportHash digest of the readiness report
 * @param reportUrl where the journal and reports lie, {@code s3://…}
 * @param auditHash hash of the journal's last entry
 * @param checks the readiness report's lines
 */
public record PromoteRegionResult(
        String runId,
        State state,
        String activeRegion,
        List<PhaseReport> phases,
        double rpoSecondsMeasured,
        double rtoSecondsMeasured,
        boolean dataLossPossible,
        List<Approval> approvals,
        String reportHash,
        String reportUrl,
        String auditHash,
        List<Map<String, String>> checks)
        implements Serializable {

    /** How a promotion ended. */
    public enum State {
        /** The target is active and verified from outside. */
        COMPLETED,
        /** The target was active already; nothing was done. */
        UNCHANGED,
        /** It ended before the point of no return, and what it had changed was put back. */
        ABORTED,
        /** It waits for approvals; resume it with them. */
        AWAITING_APPROVAL,
        /** A dry run: checks were made, nothing was changed. */
        PLANNED_ONLY
    }

    public PromoteRegionResult {
        phases = List.copyOf(phases);
        approvals = List.copyOf(approvals);
        checks = List.copyOf(checks);
    }

    /**
     * What happened in one phase.
     *
     * @param name of the phase
     * @param start ISO-8601 instant
     * @param end ISO-8601 instant; "" while it runs
     * @param result ok, skipped, failed
     * @param calls calls that changed the world
     */
    public record PhaseReport(String name, String start, String end, String result, int calls) implements Serializable {

        Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("name", name);
            map.put("start", start);
            map.put("end", end);
            map.put("result", result);
            map.put("calls", calls);
            return map;
        }
    }

    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("runId", runId);
        map.put("state", state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        map.put("activeRegion", activeRegion);
        List<Object> phaseMaps = new ArrayList<>();
        phases.forEach(phase -> phaseMaps.add(phase.toMap()));
        map.put("phases", phaseMaps);
        map.put("rpoSecondsMeasured", rpoSecondsMeasured);
        map.put("rtoSecondsMeasured", rtoSecondsMeasured);
        map.put("dataLossPossible", dataLossPossible);
        List<Object> approvalMaps = new ArrayList<>();
        approvals.forEach(approval -> approvalMaps.add(approval.toMap()));
        map.put("approvals", approvalMaps);
        map.put("reportHash", reportHash);
        map.put("reportUrl", reportUrl);
        map.put("auditHash", auditHash);
        List<Object> checkMaps = new ArrayList<>();
        checks.forEach(check -> checkMaps.add(new LinkedHashMap<>(check)));
        map.put("checks", checkMaps);
        return map;
    }
}
