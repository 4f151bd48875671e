package io.jenkins.plugins.eksdelivery.image;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from a Dockerfile which images it builds on; all else is the builder's. */
final class Dockerfile {

    private static final Pattern FROM = Pattern.compile("(?i)FROM\\s+(?:--\\S+\\s+)*(\\S+)(?:\\s+AS\\s+(\\S+))?.*");
    private static final Pattern COPY_FROM = Pattern.compile("(?i)(?:COPY|ADD)\\s.*--from=(\\S+).*");
    private static final Pattern MOUNT_FROM = Pattern.compile("--mount=\\S*\\bfrom=([^,\\s]+)");
    private static final Pattern ARGUMENT = Pattern.compile("(?i)ARG\\s+([A-Za-z_][A-Za-z0-9_]*)(?:=(.*))?");
    private static final Pattern SYNTAX = Pattern.compile("(?i)#\\s*syntax\\s*=\\s*(\\S+)\\s*");
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}|([A-Za-z_][A-Za-z0-9_]*))");

    private final List<String> instructions;
    private final Set<String> bases = new LinkedHashSet<>();

    private Dockerfile(List<String> instructions) {
        this.instructions = instructions;
    }

    /**
     * References of the images that the build reads, in order, stages and {@code scratch} left out.
     *
     * @param buildArgs values that override the defaults of ARGs before the first FROM
     */
    static List<String> bases(String text, Map<String, String> buildArgs) {
        Dockerfile file = new Dockerfile(instructions(text));
        Matcher syntax = SYNTAX.matcher(text.lines().findFirst().orElse(""));
        if (syntax.matches()) {
            file.bases.add(syntax.group(1));
        }
        file.read(buildArgs);
        return List.copyOf(file.bases);
    }

    private void read(Map<String, String> buildArgs) {
        Map<String, String> arguments = new LinkedHashMap<>();
        Set<String> stages = new LinkedHashSet<>();
        boolean global = true;
        for (String instruction : instructions) {
            Matcher argument = ARGUMENT.matcher(instruction);
            Matcher from = FROM.matcher(instruction);
            Matcher copy = COPY_FROM.matcher(instruction);
            if (global && argument.matches()) {
                String value = argument.group(2) == null
                        ? ""
                        : unquoted(argument.group(2).strip());
                arguments.put(
                        argument.group(1), buildArgs.getOrDefault(argument.group(1), substituted(value, arguments)));
            } else if (from.matches()) {
                global = false;
                add(substituted(from.group(1), arguments), stages);
                stages.add((from.group(2) == null ? String.valueOf(stages.size()) : from.group(2))
                        .toLowerCase(Locale.ROOT));
            } else if (copy.matches()) {
                add(copy.group(1), stages);
            } else {
                Matcher mount = MOUNT_FROM.matcher(instruction);
                while (mount.find()) {
                    add(mount.group(1), stages);
                }
            }
        }
    }

    private void add(String reference, Set<String> stages) {
        boolean stage = stages.contains(reference.toLowerCase(Locale.ROOT)) || reference.matches("\\d+");
        if (!stage && !reference.equals("scratch")) {
            bases.add(reference);
        }
    }

    /** Lines without comments, continuations joined. */
    private static List<String> instructions(String text) {
        List<String> joined = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String line : text.lines().toList()) {
            String stripped = line.strip();
            if (stripped.startsWith("#") || stripped.isEmpty()) {
                continue;
            }
            if (stripped.endsWith("\\") || stripped.endsWith("`")) {
                current.append(stripped, 0, stripped.length() - 1).append(' ');
            } else {
                joined.add(current.append(stripped).toString());
                current.setLength(0);
            }
        }
        return joined;
    }

    private static String substituted(String value, Map<String, String> arguments) {
        return VARIABLE.matcher(value).replaceAll(match -> {
            String name = match.group(1) == null ? match.group(3) : match.group(1);
            String fallback = match.group(2) == null ? "" : match.group(2);
            String found = arguments.getOrDefault(name, "");
            return Matcher.quoteReplacement(found.isEmpty() ? fallback : found);
        });
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2
                && (value.startsWith("\"") && value.endsWith("\"") || value.startsWith("'") && value.endsWith("'"));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
