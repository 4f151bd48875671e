package io.jenkins.plugins.eksdelivery.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan as people read it: one line a resource, replacements and destroys first, sensitive values hidden. */
final class PlanTable {

    private static final int MOST_RESOURCES = 200;
    private static final int MOST_ATTRIBUTES = 8;

    private PlanTable() {}

    static List<String> lines(PlanReport report) {
        List<String> lines = new ArrayList<>();
        List<ResourceChange> changes = report.changes();
        // What is replaced or destroyed is never cut off, however long the table.
        int dangerous = report.count(ResourceChange.Action.REPLACE) + report.count(ResourceChange.Action.DESTROY);
        int shown = Math.min(Math.max(MOST_RESOURCES, dangerous), changes.size());
        for (ResourceChange change : changes.subList(0, shown)) {
            lines.add("  %-8s %s%s"
                    .formatted(
                            change.action().word().toUpperCase(Locale.ROOT),
                            change.address(),
                            change.reason().isEmpty() ? "" : "  [" + change.reason() + "]"));
            List<String> attributes = change.attributes();
            attributes
                    .subList(0, Math.min(MOST_ATTRIBUTES, attributes.size()))
                    .forEach(attribute -> lines.add("           " + attribute));
            if (attributes.size() > MOST_ATTRIBUTES) {
                lines.add("           and " + (attributes.size() - MOST_ATTRIBUTES) + " more attributes");
            }
        }
        if (changes.size() > shown) {
            lines.add("  and " + (changes.size() - shown) + " more resources: see the step's JSON report");
        }
        return lines;
    }
}
