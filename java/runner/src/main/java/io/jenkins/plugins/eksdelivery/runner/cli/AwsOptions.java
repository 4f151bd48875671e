package io.jenkins.plugins.eksdelivery.runner.cli;

import io.jenkins.plugins.eksdelivery.audit.FileAuditTrail;
import io.jenkins.plugins.eksdelivery.aws.AwsSession;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.log.Secret;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.process.LocalCommandRunner;
import io.jenkins.plugins.eksdelivery.workspace.LocalWorkspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
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

    /** What an operation is given when it runs from the command line: the log goes to the error stream. */
    DeliveryContext context(PrintWriter err) {
        Map<String, String> environment = environment();
        Mask mask = new Mask();
        for (String secret : new String[] {"AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"}) {
            if (environment.containsKey(secret)) {
                mask.add(Secret.of(environment.get(secret)));
            }
        }
        DeliveryLog log = DeliveryLog.masked(mask, err::println);
        Path here = Path.of("").toAbsolutePath();
        Clock clock = Clock.systemUTC();
        return new DeliveryContext(
                new LocalCommandRunner(environment, here),
                new LocalWorkspace(here, here, log),
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

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>(System.getenv());
        if (envFile != null) {
            try {
                for (String line : Files.readAllLines(envFile)) {
                    int equals = line.indexOf('=');
                    if (equals > 0 && !line.startsWith("#")) {
                        environment.put(
                                line.substring(0, equals).strip(),
                                line.substring(equals + 1).strip());
                    }
                }
            } catch (IOException unreadable) {
                throw new DeliveryException(
                        Failure.permanent(
                                "CLI-ENV-01",
                                "file of variables " + envFile,
                                "it can't be read: " + unreadable,
                                "Give a file of NAME=VALUE lines with --env-file"),
                        unreadable);
            }
        }
        if (region != null) {
            environment.put("AWS_REGION", region);
        }
        return environment;
    }
}
