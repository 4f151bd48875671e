package io.jenkins.plugins.eksdelivery.runner.declarative;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How conditions of {@code when} compare texts: by an Ant glob, a regular expression or as they are. */
public final class TextMatch {

    private TextMatch() {}

    /**
     * @param comparator GLOB, REGEXP or EQUALS in any case; null: {@code otherwise}
     * @param actual null is the empty text
     */
    public static boolean matches(
            String pattern, @Nullable String actual, @Nullable String comparator, String otherwise) {
        String text = actual == null ? "" : actual;
        return switch (comparator == null ? otherwise : comparator.toUpperCase(Locale.ROOT)) {
            case "REGEXP" -> text.matches(pattern);
            case "EQUALS" -> text.equals(pattern);
            default -> glob(pattern, text, false);
        };
    }

    /** Whether one of the paths matches; by a glob unless the comparator says otherwise. */
    public static boolean anyPath(
            List<String> paths, String pattern, @Nullable String comparator, boolean caseSensitive) {
        boolean byGlob = comparator == null || comparator.equalsIgnoreCase("GLOB");
        return paths.stream()
                .anyMatch(path ->
                        byGlob ? glob(pattern, path, caseSensitive) : matches(pattern, path, comparator, "EQUALS"));
    }

    /** Whether one of the messages has a line, or is a whole text, that matches the regular expression. */
    public static boolean anyMessage(List<String> messages, String expression) {
        Pattern lines = Pattern.compile("(?m)^" + expression + "$");
        return messages.stream().anyMatch(message -> lines.matcher(message).find());
    }

    /** Whether the change request's variables have the asked values; without any, whether there is a change request. */
    public static boolean changeRequest(Map<String, @Nullable String> variables, Map<String, ?> asked) {
        if (variables.get("CHANGE_ID") == null) {
            return false;
        }
        Object comparator = asked.get("comparator");
        return asked.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("comparator"))
                .allMatch(entry -> matches(
                        String.valueOf(entry.getValue()),
                        variables.get(variable(entry.getKey())),
                        comparator == null ? null : comparator.toString(),
                        "EQUALS"));
    }

    /** {@code authorEmail} → {@code CHANGE_AUTHOR_EMAIL}. */
    public static String variable(String attribute) {
        return "CHANGE_" + attribute.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    /** Ant's rules: {@code ?} one character, {@code *} any within a path segment, {@code **} any number of segments. */
    private static boolean glob(String pattern, String text, boolean caseSensitive) {
        StringBuilder expression = new StringBuilder();
        String normal = pattern.replace('\\', '/');
        String whole = normal.endsWith("/") ? normal + "**" : normal;
        for (int i = 0; i < whole.length(); i++) {
            char letter = whole.charAt(i);
            if (whole.startsWith("**/", i)) {
                expression.append("(?:.*/)?");
                i += 2;
            } else if (whole.startsWith("/**", i) && i + 3 == whole.length()) {
                expression.append("(?:/.*)?");
                i += 2;
            } else if (whole.startsWith("**", i)) {
                expression.append(".*");
                i++;
            } else if (letter == '*') {
                expression.append("[^/]*");
            } else if (letter == '?') {
                expression.append("[^/]");
            } else {
                expression.append(Pattern.quote(String.valueOf(letter)));
            }
        }
        int flags = caseSensitive ? 0 : Pattern.CASE_INSENSITIVE;
        return Pattern.compile(expression.toString(), flags)
                .matcher(text.replace('\\', '/'))
                .matches();
    }
}
