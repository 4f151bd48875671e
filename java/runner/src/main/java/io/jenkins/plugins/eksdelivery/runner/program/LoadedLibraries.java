package io.jenkins.plugins.eksdelivery.runner.program;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.runner.script.PipelineClassLoader;
import io.jenkins.plugins.eksdelivery.runner.script.PipelineScript;
import io.jenkins.plugins.eksdelivery.runner.script.ScriptSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Libraries from local folders: their src on the class path, their vars compiled when first used, their resources. */
final class LoadedLibraries implements Libraries {

    private final List<Path> folders;
    private final PipelineClassLoader scripts;
    private final List<Path> loaded = new ArrayList<>();
    private @Nullable Program program;

    LoadedLibraries(List<Path> folders, PipelineClassLoader scripts) {
        this.folders = folders;
        this.scripts = scripts;
    }

    void attach(Program given) {
        program = given;
    }

    /** The first folder needs no {@code @Library}. */
    void loadImplicit() {
        if (!folders.isEmpty()) {
            load(folders.get(0));
        }
    }

    @Override
    public void load(String name) {
        String wanted = name.contains("@") ? name.substring(0, name.indexOf('@')) : name;
        Path found = folders.stream()
                .filter(folder -> folder.endsWith(wanted))
                .findFirst()
                .orElseGet(() -> folders.size() == 1 ? folders.get(0) : null);
        if (found == null) {
            throw new DeliveryException(Failure.permanent(
                    "RUN-LIBRARY-01",
                    "library " + name,
                    "no library of this name among " + folders,
                    "Give its folder with --library"));
        }
        if (program != null) {
            program.state().addLibrary(name);
        }
        load(found);
    }

    private void load(Path folder) {
        if (!loaded.contains(folder)) {
            loaded.add(folder);
            scripts.addSourceFolder(folder.resolve("src"));
        }
    }

    @Override
    public Optional<Path> resource(String path) {
        return loaded.stream()
                .map(folder -> folder.resolve("resources").resolve(path).normalize())
                .filter(file -> Files.isRegularFile(file)
                        && loaded.stream().anyMatch(folder -> file.startsWith(folder.resolve("resources"))))
                .findFirst();
    }

    /** The object of {@code vars/<name>.groovy}; null when no loaded library has it. */
    @Nullable
    Object var(String name) {
        if (program == null) {
            return null;
        }
        Map<String, PipelineScript> vars = program.vars();
        PipelineScript known = vars.get(name);
        if (known != null) {
            return known;
        }
        for (Path folder : loaded) {
            Path file = folder.resolve("vars").resolve(name + ".groovy");
            if (Files.isRegularFile(file)) {
                PipelineScript made = scripts.compile(new ScriptSource(name, read(file)));
                vars.put(name, made);
                return made;
            }
        }
        return null;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
