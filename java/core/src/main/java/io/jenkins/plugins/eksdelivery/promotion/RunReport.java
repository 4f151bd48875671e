package io.jenkins.plugins.eksdelivery.promotion;

import io.jenkins.plugins.eksdelivery.approval.Approval;
import io.jenkins.plugins.eksdelivery.approval.ApproveResult;
import io.jenkins.plugins.eksdelivery.approval.SubjectDigest;
import io.jenkins.plugins.eksdelivery.promotion.PromoteRegionResult.PhaseReport;
import io.jenkins.plugins.eksdelivery.promotion.PromoteRegionResult.State;
import io.jenkins.plugins.eksdelivery.promotion.engine.Journal;
import io.jenkins.plugins.eksdelivery.promotion.engine.JournalEntry;
import io.jenkins.plugins.eksdelivery.promotion.engine.JournalEntry.Kind;
import io.jenkins.plugins.eksdelivery.promotion.engine.Phase;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells a run's result from its journal alone, so that whoever finishes it tells the same. */
final class RunReport {

    private final Scene scene;
    private final Journal journal;

    RunReport(Scene scene, Journal journal) {
        this.scene = scene;
        this.journal = journal;
    }

    PromoteRegionResult result(State state, String activeRegion) {
        Map<String, Object> readiness = journal.fact("readiness");
        return new PromoteRegionResult(
                scene.run(),
                state,
                activeRegion,
                phases(),
                recoveryPoint(),
                recoveryTime(),
                !scene.planned() && recoveryPoint() != 0,
                approvals(),
                readiness.isEmpty() ? "" : SubjectDigest.of(readiness),
                scene.world().journal().location() + scene.places().run(scene.run()),
                journal.lastHash(),
                checks(readiness));
    }

    /** A phase lasts from the end of the one before to its own last entry, so that the phases add up to the run. */
    private List<PhaseReport> phases() {
        List<JournalEntry> entries = journal.entries();
        List<PhaseReport> phases = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            List<JournalEntry> own =
                    entries.stream().filter(entry -> entry.phase() == phase).toList();
            if (own.isEmpty()) {
                continue;
            }
            Instant start = entries.stream()
                    .filter(entry -> entry.sequence() < own.get(0).sequence())
                    .map(JournalEntry::at)
                    .reduce((earlier, later) -> later)
                    .orElse(own.get(0).at());
            boolean failed = own.stream().anyMatch(entry -> entry.kind() == Kind.FAILURE);
            int calls = own.stream()
                    .filter(entry -> entry.kind() == Kind.OUTCOME)
                    .mapToInt(entry -> entry.data().get("calls") instanceof Number number ? number.intValue() : 0)
                    .sum();
            phases.add(new PhaseReport(
                    phase.title(),
                    start.toString(),
                    own.get(own.size() - 1).at().toString(),
                    failed ? "failed" : "ok",
                    calls));
        }
        return phases;
    }

    private double recoveryPoint() {
        if (scene.planned() || scene.world().database() == null) {
            return 0;
        }
        return journal.fact("truth").get("lagSeconds") instanceof Number lag ? lag.doubleValue() : -1;
    }

    private double recoveryTime() {
        Optional<Instant> verified = journal.find(Kind.FACT, "verify").map(JournalEntry::at);
        Optional<Instant> began = journal.entries().stream()
                .filter(entry -> !scene.planned() || entry.phase().compareTo(Phase.FENCE) >= 0)
                .map(JournalEntry::at)
                .findFirst();
        if (verified.isEmpty() || began.isEmpty()) {
            return -1;
        }
        return Duration.between(began.get(), verified.get()).toMillis() / 1000.0;
    }

    private List<Approval> approvals() {
        List<Approval> approvals = new ArrayList<>();
        for (String gate : List.of("approval.report", "approval.traffic")) {
            Map<String, Object> fact = journal.fact(gate);
            if (fact.containsKey("subjectDigest")) {
                approvals.addAll(ApproveResult.fromMap(fact).approvals());
            }
        }
        return approvals;
    }

    private static List<Map<String, String>> checks(Map<String, Object> readiness) {
        List<Map<String, String>> checks = new ArrayList<>();
        if (readiness.get("checks") instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> check) {
                    Map<String, String> line = new LinkedHashMap<>();
                    check.forEach((key, value) -> line.put(String.valueOf(key), String.valueOf(value)));
                    checks.add(line);
                }
            }
        }
        return checks;
    }
}
