package hudson;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds files by Ant's patterns: {@code *}, {@code ?} and {@code **}, several parted by commas. Not a type of Jenkins. */
final class FilePatterns {

    private static final List<String> DEFAULT_EXCLUDES = List.of(
            "**/*~",
            "**/#*#",
            "**/.#*",
            "**/%*%",
            "**/._*",
            "**/CVS/**",
            "**/.svn/**",
            "**/.git/**",
            "**/.gitignore",
            "**/.gitattributes",
            "**/.gitmodules",
            "**/.hg/**",
            "**/.bzr/**",
            "**/.DS_Store");

    private FilePatterns() {}

    /** Relative paths of the files, sorted. */
    static List<String> find(Path root, String includes, String excludes, boolean defaultExcludes) throws IOException {
        List<Pattern> wanted = patterns(includes == null || includes.isBlank() ? "**" : includes);
        List<Pattern> unwanted = patterns(excludes == null ? "" : excludes);
        if (defaultExcludes) {
            DEFAULT_EXCLUDES.forEach(each -> unwanted.add(pattern(each)));
        }
        List<String> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String path = root.relativize(file).toString().replace('\\', '/');
                if (!Files.isDirectory(file) && matches(wanted, path) && !matches(unwanted, path)) {
                    found.add(path);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(null);
        return found;
    }

    private static boolean matches(List<Pattern> patterns, String path) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    private static List<Pattern> patterns(String list) {
        List<Pattern> patterns = new ArrayList<>();
        for (String each : list.split("[,\\s]+")) {
            if (!each.isEmpty()) {
                patterns.add(pattern(each));
            }
        }
        return patterns;
    }

    private static Pattern pattern(String written) {
        String ant = written.replace('\\', '/');
        if (ant.endsWith("/")) {
            ant += "**";
        }
        StringBuilder regex = new StringBuilder();
        int i = 0;
        while (i < ant.length()) {
            if (ant.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 3;
            } else if (ant.startsWith("/**", i) && i + 3 == ant.length()) {
                regex.append("(?:/.*)?");
                i += 3;
            } else if (ant.startsWith("**", i)) {
                regex.append(".*");
                i += 2;
            } else {
                char c = ant.charAt(i);
                regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
                i++;
            }
        }
        return Pattern.compile(regex.toString());
    }
}
