package io.jenkins.plugins.eksdelivery.promotion.check;

import io.jenkins.plugins.eksdelivery.promotion.check.Check.Answer;
import io.jenkins.plugins.eksdelivery.promotion.check.Check.Colour;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the checks found: what people approve.
 *
 * @param run id of the run
 * @param application name
 * @param from region that stops being active
 * @param to region that becomes active
 * @param planned whether the source takes part
 * @param at when it was made
 * @param findings one for each check
 */
public record ReadinessReport(
        String run, String application, String from, String to, boolean planned, Instant at, List<Finding> findings) {

    public ReadinessReport {
        findings = List.copyOf(findings);
    }

    /** A check with its answer. */
    record Finding(Check check, Answer answer) {

        Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("name", check.name());
            map.put("colour", answer.colour().name().toLowerCase(Locale.ROOT));
            map.put("read", answer.read());
            map.put("limit", answer.limit());
            map.put("advice", answer.advice());
            return map;
        }
    }

    /** How many checks there are. */
    public int size() {
        return findings.size();
    }

    /** The red checks that forbid the promotion, each with what it read and what to do. */
    public List<String> blocking(boolean breakGlass) {
        return findings.stream()
                .filter(each -> each.answer().colour() == Colour.RED)
                .filter(each -> planned || each.check().blocksUnplanned())
                .filter(each -> !breakGlass || !each.check().overridable())
                .map(each -> each.check().name() + " is " + each.answer().read() + " ("
                        + each.answer().limit() + "): " + each.answer().advice())
                .toList();
    }

    /** A line a check, for the log. */
    public List<String> lines() {
        return findings.stream()
                .map(each -> String.format(
                        Locale.ROOT,
                        "  %-6s %-24s %s",
                        each.answer().colour().name().toLowerCase(Locale.ROOT),
                        each.check().name(),
                        each.answer().read()))
                .toList();
    }

    /** Texts, booleans, lists and maps; its digest is what approvals are bound to. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("run", run);
        map.put("application", application);
        map.put("from", from);
        map.put("to", to);
        map.put("planned", planned);
        map.put("at", at.toString());
        List<Map<String, Object>> list = new ArrayList<>();
        findings.forEach(each -> list.add(each.toMap()));
        map.put("checks", list);
        return map;
    }
}
