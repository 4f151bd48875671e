package hudson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds running processes by their environment ({@code /proc/<pid>/environ} of Linux). Not a type of Jenkins. */
final class LocalProcesses {

    private LocalProcesses() {}

    static Stream<ProcessHandle> with(Map<String, String> variables) {
        if (variables.isEmpty()) {
            return Stream.empty();
        }
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != self)
                .filter(process -> environment(process).containsAll(Arrays.asList(Util.mapToEnv(variables))));
    }

    private static Set<String> environment(ProcessHandle process) {
        try {
            String environ =
                    Files.readString(Path.of("/proc/" + process.pid() + "/environ"), StandardCharsets.ISO_8859_1);
            return Arrays.stream(environ.split("\0")).collect(Collectors.toSet());
        } catch (IOException | RuntimeException notShown) {
            return Set.of();
        }
    }
}
