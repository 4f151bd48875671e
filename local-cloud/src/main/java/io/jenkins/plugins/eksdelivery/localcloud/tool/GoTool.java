package io.jenkins.plugins.eksdelivery.localcloud.tool;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Programs compiled from Go modules, once; the finished ones are kept by the hash of their sources. */
public final class GoTool {

    /**
     * A program of a module.
     *
     * @param name file name of the program
     * @param pack package that holds its main function
     * @param linkerFlags such as {@code -X package.version=v1}; "" for none
     */
    public record Program(String name, String pack, String linkerFlags) {}

    private final Toolbox toolbox;

    public GoTool(Toolbox toolbox) {
        this.toolbox = toolbox;
    }

    /**
     * The folder with the programs.
     *
     * @param module folder of the module among the sources, also its name in the cache
     * @param what told in the progress when they are compiled
     * @throws DeliveryException LC-GO-01 without Go, LC-GO-02 when the compiler fails
     */
    public Path get(String module, String what, List<Program> programs) throws InterruptedException {
        Sources sources = Sources.of(module).go();
        String hash = sources.hash(programs.toString(), System.getProperty("os.arch"));
        return toolbox.get(module, hash, what, folder -> {
            Path go = toolbox.find("go")
                    .orElseThrow(() -> new DeliveryException(Failure.permanent(
                            "LC-GO-01",
                            "Go",
                            "there is no go on the PATH; " + module + " of the local cloud is compiled with it",
                            "Install Go 1.26 or newer (https://go.dev/dl/) and put it on the PATH")));
            Path source = folder.resolve("source");
            sources.unpack(source);
            for (Program program : programs) {
                toolbox.say("  " + program.name());
                toolbox.run("LC-GO-02", program.name(), variables(), source, command(go, folder, program));
            }
        });
    }

    private static Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        variables.put("CGO_ENABLED", "0");
        variables.put("GOFLAGS", "-trimpath -buildvcs=false -mod=readonly");
        return variables;
    }

    private static List<String> command(Path go, Path folder, Program program) {
        List<String> command = new ArrayList<>(List.of("nice", go.toString(), "build", "-ldflags"));
        command.add(("-s -w " + program.linkerFlags()).strip());
        command.addAll(List.of("-o", folder.resolve(program.name()).toString(), program.pack()));
        return command;
    }
}
