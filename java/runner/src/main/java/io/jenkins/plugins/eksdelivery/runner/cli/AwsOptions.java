package io.jenkins.plugins.eksdelivery.runner.cli;

import io.jenkins.plugins.eksdelivery.audit.FileAuditTrail;
import io.jenkins.plugins.eksdelivery.aws.AwsSession;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.process.LocalCommandRunner;
import io.jenkins.plugins.eksdelivery.runner.run.VariableFile;
import io.jenkins.plugins.eksdelivery.workspace.LocalWorkspace;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who a command is to AWS: the variables of the shell, and of a file. */
final class AwsOptions {

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "Variables (NAME=VALUE lines) beside those of the shell, such as .eks-delivery/cloud/env.")
    private @Nullable Path envFile;

    @Option(names = "--region", paramLabel = "REGION", description = "AWS region (default: AWS_REGION).")
    private @Nullable String region;

    /**
     * What an operation is given when it runs from the command line: the log goes to the error stream, and its files may lie anywhere, since
     * whoever types the command could read them anyway. So paths are given to it as absolute ones.
     */
    DeliveryContext context(PrintWriter err) {
        Map<String, String> environment = environment();
        Mask mask = new Mask();
        VariableFile.mask(environment, mask);
        DeliveryLog log = DeliveryLog.masked(mask, err::println);
        Path here = Path.of("").toAbsolutePath();
        Clock clock = Clock.systemUTC();
        return new DeliveryContext(
                new LocalCommandRunner(environment, here),
                new LocalWorkspace(here.getRoot(), here.getRoot(), log),
                log,
                mask,
                new FileAuditTrail(
                        here.resolve(".eks-delivery/audit.jsonl"),
                        clock,
                        environment.getOrDefault("USER", System.getProperty("user.name"))),
                clock,
                environment,
                AwsSession.from(environment));
    }

    /** The path as an operation takes it. */
    static String absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize().toString();
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>(System.getenv());
        if (envFile != null) {
            environment.putAll(VariableFile.read(envFile));
        }
        if (region != null) {
            environment.put("AWS_REGION", region);
        }
        return environment;
    }
}
