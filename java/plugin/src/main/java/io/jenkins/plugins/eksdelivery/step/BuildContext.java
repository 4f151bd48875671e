package io.jenkins.plugins.eksdelivery.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Cause;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.eksdelivery.audit.FileAuditTrail;
import io.jenkins.plugins.eksdelivery.aws.AwsSession;
import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.log.MaskedListener;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.process.AbsentCommandRunner;
import io.jenkins.plugins.eksdelivery.process.AgentCommandRunner;
import io.jenkins.plugins.eksdelivery.process.CommandRunner;
import io.jenkins.plugins.eksdelivery.workspace.AbsentWorkspace;
import io.jenkins.plugins.eksdelivery.workspace.AgentWorkspace;
import io.jenkins.plugins.eksdelivery.workspace.Workspace;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** Makes what an operation works with out of what a step runs in: the block's launcher, directory, variables and role. */
public final class BuildContext {

    private final Run<?, ?> run;
    private final TaskListener listener;
    private final EnvVars variables;
    private final Mask mask = new Mask();
    private final Workspace workspace;
    private final CommandRunner commands;
    private final AwsAccess base;
    private final Map<String, Object> arguments;

    private BuildContext(
            Run<?, ?> run,
            TaskListener log,
            EnvVars variables,
            @Nullable FilePath directory,
            @Nullable Launcher launcher,
            @Nullable AssumedRole role,
            Map<String, Object> arguments)
            throws InterruptedException {
        this.run = run;
        this.variables = variables;
        this.arguments = arguments;
        this.listener = MaskedListener.over(log, mask);
        if (directory == null || launcher == null) {
            this.workspace = new AbsentWorkspace();
            this.commands = new AbsentCommandRunner();
        } else {
            String root = variables.get("WORKSPACE", directory.getRemote());
            this.workspace = new AgentWorkspace(directory, root, listener);
            this.commands = new AgentCommandRunner(launcher, directory, directory.child(root), variables);
        }
        this.base = role == null ? AwsSession.from(withDefaultRegion(variables)) : role.access();
    }

    /** @param arguments of the step; region, role and accountId say who acts where */
    static BuildContext of(StepContext context, Map<String, Object> arguments)
            throws IOException, InterruptedException {
        return new BuildContext(
                context.get(Run.class),
                context.get(TaskListener.class),
                context.get(EnvVars.class),
                context.get(FilePath.class),
                context.get(Launcher.class),
                context.get(AssumedRole.class),
                arguments);
    }

    /** The context of a step that has no region, role and account of its own. */
    public static DeliveryContext inherited(StepContext context) throws IOException, InterruptedException {
        BuildContext build = of(context, Map.of());
        return build.with(build.base);
    }

    DeliveryContext deliveryContext() throws InterruptedException {
        DeliveryContext inherited = with(base);
        return with(StepIdentity.of(inherited, arguments));
    }

    Run<?, ?> run() {
        return run;
    }

    TaskListener listener() {
        return listener;
    }

    /** Leaves the result beside those of earlier calls, where there is a workspace. */
    void report(String function, Map<String, Object> result) throws IOException, InterruptedException {
        if (workspace instanceof AgentWorkspace agent) {
            agent.act(new StepReport(agent.root(), function, StepReport.json(result)));
        }
    }

    private static Map<String, String> withDefaultRegion(Map<String, String> variables) {
        @Nullable String region = EksDeliveryConfiguration.get().getDefaultRegion();
        if (region == null || variables.containsKey("AWS_REGION") || variables.containsKey("AWS_DEFAULT_REGION")) {
            return variables;
        }
        Map<String, String> all = new LinkedHashMap<>(variables);
        all.put("AWS_REGION", region);
        return all;
    }

    private DeliveryContext with(AwsAccess aws) {
        Map<String, String> environment = new LinkedHashMap<>(variables);
        Cause.@Nullable UserIdCause starter = run.getCause(Cause.UserIdCause.class);
        if (starter != null && starter.getUserId() != null) {
            environment.putIfAbsent("BUILD_USER_ID", starter.getUserId());
        }
        String actor = run.getParent().getFullName() + " #" + run.getNumber();
        return new DeliveryContext(
                commands,
                workspace,
                text -> listener.getLogger().println(text),
                mask,
                new FileAuditTrail(
                        run.getRootDir().toPath().resolve("eks-delivery/audit.jsonl"), Clock.systemUTC(), actor),
                Clock.systemUTC(),
                environment,
                aws);
    }
}
