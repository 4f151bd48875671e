package io.jenkins.plugins.eksdelivery.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.runner.cli.EksDelivery;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One run of a pipeline by the command line, with the project's own library.
 *
 * @param status the exit status
 * @param out the console
 * @param err the error stream
 * @param workspace the folder in which the steps worked
 */
record BadInputRun(int status, String out, String err, Path workspace) {

    private static final String LIBRARY = System.getProperty("project.root");

    /** Runs the body on a node that has these files. */
    static BadInputRun of(Path folder, Map<String, String> environment, Map<String, String> files, String body)
            throws IOException {
        String writes = "";
        for (Map.Entry<String, String> file : files.entrySet()) {
            writes += "writeFile(file: '" + file.getKey() + "', text: '''" + file.getValue() + "''')\n";
        }
        return script(folder, environment, "node {\n" + writes + body + "\n}\n");
    }

    /** Runs the Jenkinsfile. */
    static BadInputRun script(Path folder, Map<String, String> environment, String script) throws IOException {
        Path jenkinsfile = Files.writeString(folder.resolve("Jenkinsfile"), script);
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                jenkinsfile.toString(),
                "--library",
                LIBRARY,
                "--state",
                folder.resolve("state").toString(),
                "--workspace",
                folder.resolve("workspace").toString(),
                "--no-tree"));
        environment.forEach((name, value) -> arguments.addAll(List.of("--env", name + "=" + value)));
        return command(folder, arguments);
    }

    /** Runs any command. */
    static BadInputRun command(Path folder, List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = EksDelivery.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
        return new BadInputRun(status, out.toString(), err.toString(), folder.resolve("workspace"));
    }

    /** The one message of the console: its code, what, why and remedy contain these texts in this order, and nothing else is told. */
    BadInputRun endsWith(String code, String... parts) {
        return mentions(code + " ", parts);
    }

    /** The same with the beginning of a code. */
    BadInputRun mentions(String code, String... parts) {
        assertThat(status).as(all()).isEqualTo(1);
        List<String> errors =
                out.lines().filter(line -> line.startsWith("ERROR: ")).toList();
        assertThat(errors).as(all()).hasSize(1);
        assertThat(errors.get(0)).startsWith("ERROR: " + code).containsSubsequence(parts);
        assertThat(out).contains("Finished: FAILURE").doesNotContain("\tat ", "java.lang.");
        return this;
    }

    /** What was not to be done was not done. */
    BadInputRun without(String... files) {
        for (String file : files) {
            assertThat(workspace.resolve(file)).as(all()).doesNotExist();
        }
        assertThat(out).doesNotContain("went on");
        return this;
    }

    private String all() {
        return "exit status " + status + "\n" + out + err;
    }
}
