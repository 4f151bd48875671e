package io.jenkins.plugins.eksdelivery.runner.cli;

import io.jenkins.plugins.eksdelivery.runner.run.PipelineRun;
import io.jenkins.plugins.eksdelivery.runner.run.RunRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code eks-delivery run}: runs a Jenkinsfile without a Jenkins. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs a Jenkinsfile, scripted or declarative, with the shared library and its steps.",
        footer = "%nExit status: 0 SUCCESS, 3 UNSTABLE, 1 FAILURE, 4 ABORTED, 2 wrong usage.")
final class RunCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "JENKINSFILE",
            defaultValue = "Jenkinsfile",
            description = "The pipeline (default: ${DEFAULT-VALUE}).")
    private Path script = Path.of("Jenkinsfile");

    @Mixin
    private LibraryOptions libraries = new LibraryOptions();

    @Option(names = "--param", paramLabel = "NAME=VALUE", description = "A value of params. Repeatable.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--env", paramLabel = "NAME=VALUE", description = "An environment variable. Repeatable.")
    private Map<String, String> environment = new LinkedHashMap<>();

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "NAME=VALUE lines, over --env; the values are not kept with the run. Repeatable.")
    private List<Path> variableFiles = new ArrayList<>();

    @Option(
            names = "--secret",
            paramLabel = "ID=FILE",
            description = "A credential and the file that holds it: a text, user:password, or a key. Repeatable.")
    private Map<String, Path> secrets = new LinkedHashMap<>();

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "Where nodes get their workspaces (default: .eks-delivery/workspace).")
    private @Nullable Path workspace;

    @Option(names = "--job", paramLabel = "NAME", description = "JOB_NAME (default: the Jenkinsfile's folder).")
    private @Nullable String job;

    @Option(names = "--dry-run", description = "Steps that act on the world only say what they would do.")
    private boolean dryRun;

    @Mixin
    private TreeOptions tree = new TreeOptions();

    @Mixin
    private AnswerOptions answers = new AnswerOptions();

    @Mixin
    private StateOptions state = new StateOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        new RunInputs(script, libraries.folders(), secrets).check();
        RunFolder folder = state.runs().create();
        folder.writeScript(script);
        Path workspaces = workspace == null ? state.workspace() : workspace;
        RunRequest request = RunRequest.of(script, workspaces, folder.path())
                .withLibraries(libraries.folders())
                .withParameters(new LinkedHashMap<>(parameters))
                .withEnvironment(environment)
                .withVariableFiles(variableFiles)
                .withSecrets(secrets)
                .withNumber(folder.number())
                .withDryRun(dryRun);
        RunRequest named = job == null ? request : request.withJobName(job);
        return new RunSession(spec.commandLine().getOut(), spec.commandLine().getErr(), tree, answers)
                .execute(folder, script, ports -> PipelineRun.open(named, ports))
                .code();
    }
}
