package io.jenkins.plugins.eksdelivery.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An error that terraform reports.
 *
 * @param summary first line of it
 * @param detail the rest; may have several lines
 * @param file source file; "" when it is not about one
 * @param line in the file; 0 when it is not about one
 * @param address resource that it is about; "" for none
 */
record Diagnostic(String summary, String detail, String file, int line, String address) {

    /** Form of the errors of commands without {@code -json}: https://developer.hashicorp.com/terraform/cli, as version 1.11 prints. */
    private static final Pattern TEXT =
            Pattern.compile("^Error: (.*)\\n((?:(?!Error: |Warning: ).*\\n?)*)", Pattern.MULTILINE);

    private static final Pattern LOCATION = Pattern.compile("^ {2}on (\\S+) line (\\d+).*$", Pattern.MULTILINE);

    /** Reads {@code diagnostic} of a line that {@code -json} printed. */
    static Diagnostic of(JsonNode diagnostic) {
        return new Diagnostic(
                diagnostic.path("summary").asText(),
                diagnostic.path("detail").asText(),
                diagnostic.path("range").path("filename").asText(),
                diagnostic.path("range").path("start").path("line").asInt(),
                diagnostic.path("address").asText());
    }

    /** Reads what a command without {@code -json} printed, with {@code -no-color}. */
    static List<Diagnostic> parse(String text) {
        List<Diagnostic> found = new ArrayList<>();
        Matcher errors = TEXT.matcher(text);
        while (errors.find()) {
            String body = errors.group(2);
            Matcher location = LOCATION.matcher(body);
            boolean located = location.find();
            found.add(new Diagnostic(
                    errors.group(1).strip(),
                    located ? afterSnippet(body.substring(location.end())) : body.strip(),
                    located ? location.group(1) : "",
                    located ? Integer.parseInt(location.group(2)) : 0,
                    ""));
        }
        return found;
    }

    boolean located() {
        return !file.isEmpty();
    }

    /** One line: where, what. */
    String told() {
        String where = located() ? file + ":" + line + ": " : address.isEmpty() ? "" : address + ": ";
        String more = detail.strip().replaceAll("\\s*\\n\\s*", " ");
        return where
                + summary
                + (more.isEmpty() ? "" : ": " + (more.length() > 600 ? more.substring(0, 600) + "…" : more));
    }

    private static String afterSnippet(String text) {
        return text.replaceAll("(?m)^\\s+\\d+: .*$", "").strip();
    }
}
