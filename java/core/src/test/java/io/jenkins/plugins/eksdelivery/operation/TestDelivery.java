package io.jenkins.plugins.eksdelivery.operation;

import io.jenkins.plugins.eksdelivery.aws.AwsSession;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.process.CommandRunner;
import io.jenkins.plugins.eksdelivery.process.LocalCommandRunner;
import io.jenkins.plugins.eksdelivery.workspace.LocalWorkspace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A context for tests: files in one folder, a log and an audit trail that can be read, AWS with invented keys. */
public final class TestDelivery {

    /** What no log, argument or report may ever contain. */
    public static final String CANARY = "AWS-SECRET-CANARY-4711";

    private final Path root;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final List<String> audit = new ArrayList<>();
    private Clock clock = Clock.systemUTC();

    public TestDelivery(Path root) {
        this.root = root;
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", root.toString());
        environment.put("EKS_DELIVERY_CACHE", root.resolve("cache").toString());
        environment.put("AWS_ACCESS_KEY_ID", "AKIATEST");
        environment.put("AWS_SECRET_ACCESS_KEY", CANARY);
        environment.put("AWS_REGION", "us-east-1");
    }

    public TestDelivery with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public TestDelivery at(Clock other) {
        clock = other;
        return this;
    }

    public List<String> log() {
        return log;
    }

    /** Acts as {@code action subject evidence}. */
    public List<String> audit() {
        return audit;
    }

    /** With programs of this machine. */
    public DeliveryContext context() {
        return context(new LocalCommandRunner(environment, root));
    }

    public DeliveryContext context(CommandRunner commands) {
        return context(commands, AwsSession.from(environment));
    }

    public DeliveryContext context(CommandRunner commands, AwsAccess aws) {
        Mask mask = new Mask();
        DeliveryLog masked = DeliveryLog.masked(mask, log::add);
        return new DeliveryContext(
                commands,
                new LocalWorkspace(root, root, masked),
                masked,
                mask,
                (action, subject, evidence) -> audit.add(action + " " + subject + " " + evidence),
                clock,
                environment,
                aws);
    }
}
