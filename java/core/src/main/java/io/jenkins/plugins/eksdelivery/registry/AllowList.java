package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Findings that people have looked at and let through until a day. */
final class AllowList {

    /**
     * One finding.
     *
     * @param id such as CVE-2024-3094
     * @param until last day on which it is let through
     * @param reason why
     */
    record Entry(String id, LocalDate until, String reason) {}

    private final List<Entry> entries;

    private AllowList(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    static AllowList none() {
        return new AllowList(List.of());
    }

    /**
     * Reads a YAML list of {id, until, reason}.
     *
     * @param file its name, for messages
     * @throws DeliveryException PE-ALLOW-01 when it is something else, or an entry has no day
     */
    static AllowList read(String file, String yaml) {
        try {
            Object document = new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(yaml);
            if (document == null) {
                return none();
            }
            if (!(document instanceof List<?> items)) {
                throw malformed(file, "it is not a list", null);
            }
            List<Entry> entries = new ArrayList<>();
            for (Object item : items) {
                entries.add(entry(file, item));
            }
            return new AllowList(entries);
        } catch (YamlEngineException notYaml) {
            throw malformed(file, "it is not YAML: " + notYaml.getMessage(), notYaml);
        }
    }

    boolean allows(String id, LocalDate today) {
        return entries.stream()
                .anyMatch(entry -> entry.id().equals(id) && !entry.until().isBefore(today));
    }

    /** Entries whose day is over. */
    List<Entry> expired(LocalDate today) {
        return entries.stream().filter(entry -> entry.until().isBefore(today)).toList();
    }

    private static Entry entry(String file, Object item) {
        if (!(item instanceof Map<?, ?> map)
                || !(map.get("id") instanceof String id)
                || !(map.get("until") instanceof String until)
                || !(map.get("reason") instanceof String reason)) {
            throw malformed(file, "the entry " + item + " lacks id, until or reason", null);
        }
        try {
            return new Entry(id, LocalDate.parse(until), reason);
        } catch (DateTimeException notADay) {
            throw malformed(file, "'" + until + "' of " + id + " is not a day", notADay);
        }
    }

    private static DeliveryException malformed(String file, String why, @Nullable Exception cause) {
        return new DeliveryException(
                Failure.permanent(
                        "PE-ALLOW-01",
                        "allowFindings file " + file,
                        why,
                        "Write a list of entries such as {id: CVE-2024-3094, until: '2027-01-31', reason: not reachable}"),
                cause);
    }
}
