package io.jenkins.plugins.eksdelivery.image;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells which files of a build context a .dockerignore leaves out.
 *
 * @see <a href="https://docs.docker.com/build/concepts/context/#dockerignore-files">dockerignore files</a>
 */
final class DockerIgnore {

    private record Rule(Pattern pattern, boolean includes) {}

    private final List<Rule> rules;

    private DockerIgnore(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    static DockerIgnore of(List<String> lines) {
        List<Rule> rules = new ArrayList<>();
        for (String line : lines) {
            // a comment starts in the first column; a leading space makes it a pattern
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            String pattern = line.strip();
            boolean includes = pattern.startsWith("!");
            String path = cleaned(includes ? pattern.substring(1).strip() : pattern);
            if (!path.isEmpty()) {
                rules.add(new Rule(Pattern.compile(regex(path)), includes));
            }
        }
        return new DockerIgnore(rules);
    }

    /**
     * Whether the file is left out: the last rule that matches it, or a folder above it, decides.
     *
     * @param path relative to the context, with '/'
     */
    boolean excludes(String path) {
        boolean excluded = false;
        for (Rule rule : rules) {
            if (matches(rule.pattern(), path)) {
                excluded = !rule.includes();
            }
        }
        return excluded;
    }

    /** Whether a rule may bring back a file below a folder that is left out, so that the folder has to be looked into. */
    boolean hasExceptions() {
        return rules.stream().anyMatch(Rule::includes);
    }

    private static boolean matches(Pattern pattern, String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            if (pattern.matcher(path.substring(0, end)).matches()) {
                return true;
            }
        }
        return false;
    }

    /** Without a leading or trailing '/', "./" and "." parts; ".." goes a folder up, as Go's filepath.Clean does. */
    private static String cleaned(String pattern) {
        List<String> parts = new ArrayList<>();
        for (String part : pattern.split("/")) {
            if (part.equals("..") && !parts.isEmpty()) {
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (c == '*' && i + 1 < glob.length() && glob.charAt(i + 1) == '*') {
                boolean folder = i + 2 < glob.length() && glob.charAt(i + 2) == '/';
                regex.append(folder ? "(?:.*/)?" : ".*");
                i += folder ? 2 : 1;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (c == '[' && glob.indexOf(']', i + 2) > 0) {
                int end = glob.indexOf(']', i + 2);
                regex.append('[')
                        .append(glob.substring(i + 1, end).replace("\\", "\\\\"))
                        .append(']');
                i = end;
            } else if (c == '\\' && i + 1 < glob.length()) {
                regex.append(Pattern.quote(String.valueOf(glob.charAt(++i))));
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }
}
