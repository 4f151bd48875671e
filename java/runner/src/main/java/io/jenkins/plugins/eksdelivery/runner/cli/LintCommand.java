package io.jenkins.plugins.eksdelivery.runner.cli;

import io.jenkins.plugins.eksdelivery.runner.declarative.DeclarativePipelines;
import io.jenkins.plugins.eksdelivery.runner.script.PipelineClassLoader;
import io.jenkins.plugins.eksdelivery.runner.script.ScriptSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code eks-delivery lint}: compiles a Jenkinsfile and checks its declarative pipeline, and runs nothing. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description =
                "Checks that a Jenkinsfile compiles and that its declarative pipeline is well formed; runs nothing.")
final class LintCommand implements Callable<Integer> {

    @Parameters(
            index = "0..*",
            paramLabel = "JENKINSFILE",
            defaultValue = "Jenkinsfile",
            description = "The pipelines (default: ${DEFAULT-VALUE}).")
    private List<Path> scripts = new ArrayList<>();

    @Mixin
    private LibraryOptions libraries = new LibraryOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        boolean sound = true;
        for (Path script : scripts) {
            new RunInputs(script, libraries.folders(), Map.of()).check();
            sound &= check(script);
        }
        return (sound ? ExitStatus.SUCCESS : ExitStatus.FAILURE).code();
    }

    private boolean check(Path script) throws IOException {
        try (PipelineClassLoader compiler = new PipelineClassLoader(
                getClass().getClassLoader(), new CompileOnly(List.of(new DeclarativePipelines())))) {
            libraries.folders().forEach(library -> compiler.addSourceFolder(library.resolve("src")));
            compiler.compile(new ScriptSource(PipelineClassLoader.MAIN, Files.readString(script)));
            spec.commandLine().getOut().println(script + ": no errors");
            return true;
        } catch (MultipleCompilationErrorsException errors) {
            new CompileErrors(script).report(errors, spec.commandLine().getErr());
            return false;
        }
    }
}
