package io.jenkins.plugins.eksdelivery.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One folder of Terraform, read as text: formatted files begin a block in the first column and end it there. */
record TerraformFolder(Path path) {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final Pattern BLOCK = Pattern.compile("(?ms)^(variable|output) \"(\\w+)\" \\{\\n(.*?)^}$");
    private static final Pattern HEREDOC = Pattern.compile("(?s) description = <<-TEXT\\n(.*?)\\n\\s*TEXT\\n");
    private static final Pattern LINE = Pattern.compile("(?m)^  description\\s*= \"(.*)\"$");
    private static final Pattern TYPE = Pattern.compile("(?m)^  type\\s*= (.*)$");
    private static final Pattern DEFAULT = Pattern.compile("(?m)^  default\\s*= (.*)$");

    /** Every folder with Terraform in it. */
    static List<TerraformFolder> all() throws IOException {
        List<TerraformFolder> folders = new ArrayList<>();
        for (String root : List.of("terraform", "examples/orders/terraform")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(root))) {
                files.filter(file ->
                                file.endsWith("versions.tf") && !file.toString().contains("/.terraform/"))
                        .map(file -> new TerraformFolder(file.getParent()))
                        .sorted((one, other) -> one.path.compareTo(other.path))
                        .forEach(folders::add);
            }
        }
        return folders;
    }

    /** Those that others build with. */
    static List<TerraformFolder> modules() throws IOException {
        return all().stream()
                .filter(folder -> folder.path.getParent().endsWith("modules"))
                .toList();
    }

    String text(String name) throws IOException {
        Path file = path.resolve(name);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    List<Block> variables() throws IOException {
        return blocks("variable", text("variables.tf"));
    }

    List<Block> outputs() throws IOException {
        return blocks("output", text("outputs.tf"));
    }

    private static List<Block> blocks(String kind, String text) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1).equals(kind)) {
                blocks.add(new Block(matcher.group(2), matcher.group(3)));
            }
        }
        return blocks;
    }

    @Override
    public String toString() {
        return ROOT.relativize(path).toString();
    }

    /**
     * A variable or an output.
     *
     * @param name its name
     * @param body text between the braces
     */
    record Block(String name, String body) {

        String description() {
            Matcher heredoc = HEREDOC.matcher(body);
            if (heredoc.find()) {
                return heredoc.group(1).strip().replaceAll("\\s+", " ");
            }
            Matcher line = LINE.matcher(body);
            return line.find() ? line.group(1).replace("\\\"", "\"") : "";
        }

        /** The first word of the type, such as list(string) or map. */
        String type() {
            Matcher matcher = TYPE.matcher(body);
            return matcher.find()
                    ? matcher.group(1).replaceAll("\\(object\\(\\{$", "").replaceAll("\\(\\{$", "")
                    : "";
        }

        /** The default on one line; "mandatory" without one. */
        String given() {
            Matcher matcher = DEFAULT.matcher(body);
            if (!matcher.find()) {
                return "mandatory";
            }
            String value = matcher.group(1);
            return value.equals("{") ? "see variables.tf" : "`" + value + "`";
        }

        boolean validated() {
            return body.contains("\n  validation {\n");
        }
    }
}
