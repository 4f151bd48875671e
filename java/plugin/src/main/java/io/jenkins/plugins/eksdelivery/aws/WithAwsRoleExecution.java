package io.jenkins.plugins.eksdelivery.aws;

import hudson.ExtensionList;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.step.AssumedRole;
import io.jenkins.plugins.eksdelivery.step.BuildContext;
import io.jenkins.plugins.eksdelivery.step.DeliveryThreads;
import io.jenkins.plugins.eksdelivery.step.JenkinsCredentials;
import io.jenkins.plugins.eksdelivery.step.OpenRoles;
import io.jenkins.plugins.eksdelivery.step.StepFailure;
import io.jenkins.plugins.eksdelivery.workspace.AgentWorkspace;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Assumes a role, runs the body as it, and keeps its credentials fresh meanwhile. Saved with the build are the arguments and the folder of
 * the credentials file; after a restart the role is assumed anew and the file is written again.
 */
final class WithAwsRoleExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    /** Credentials of a quarter of an hour, the shortest there are, are renewed in time. */
    private static final Duration REFRESH = Duration.ofMinutes(2);

    private final LinkedHashMap<String, Object> arguments;
    private final String id = UUID.randomUUID().toString();
    private volatile String folder = "";
    private volatile @Nullable BodyExecution body;

    private transient volatile @Nullable Future<?> work;

    WithAwsRoleExecution(StepContext context, LinkedHashMap<String, Object> arguments) {
        super(context);
        this.arguments = arguments;
    }

    @Override
    public boolean start() {
        work = DeliveryThreads.submit(() -> {
            try {
                runBody(open());
            } catch (DeliveryException failed) {
                getContext().onFailure(StepFailure.of(failed));
            } catch (Exception failed) {
                getContext().onFailure(failed);
            }
        });
        return false;
    }

    @Override
    public void onResume() {
        if (body == null) {
            start();
            return;
        }
        work = DeliveryThreads.submit(() -> {
            try {
                open();
            } catch (DeliveryException | IOException | InterruptedException failed) {
                tell("withAwsRole: the role could not be assumed again: " + failed.getMessage());
            }
        });
    }

    @Override
    public void stop(Throwable cause) {
        BodyExecution running = body;
        if (running != null) {
            running.cancel(cause);
            return;
        }
        Future<?> opening = work;
        if (opening != null) {
            opening.cancel(true);
        }
        getContext().onFailure(cause);
    }

    /** Assumes the role and answers the variables of its file; none when the keys themselves are given. */
    private Map<String, String> open() throws IOException, InterruptedException {
        AssumeRoleRequest request = AssumeRoleRequest.of(arguments);
        DeliveryContext context = first(request, BuildContext.inherited(getContext()));
        AwsAccess access = new AssumeRole(context).run(request).aws();
        OpenRoles roles = ExtensionList.lookupSingleton(OpenRoles.class);
        boolean file = request.expose() == AssumeRoleRequest.Expose.PROFILE
                && context.workspace() instanceof AgentWorkspace
                && access instanceof AwsSession;
        if (!file) {
            roles.open(id, access);
            return Map.of();
        }
        ToolCredentials tools = folder.isEmpty()
                ? ToolCredentials.open(context.workspace(), access, context.mask())
                : ToolCredentials.reopen(context.workspace(), access, context.mask(), folder);
        folder = tools.folder();
        roles.open(id, ((AwsSession) access).exposing(tools.variables()));
        ExtensionList.lookupSingleton(OpenFiles.class).keep(id, tools, REFRESH);
        return tools.variables();
    }

    private void runBody(Map<String, String> variables) throws IOException, InterruptedException {
        AssumedRole role = new AssumedRole(id);
        EnvironmentExpander expander = EnvironmentExpander.merge(
                getContext().get(EnvironmentExpander.class), new RoleEnvironment(role, variables));
        body = getContext()
                .newBodyInvoker()
                .withContexts(expander, role)
                .withCallback(new Close(id))
                .start();
    }

    /** The identity that assumes: that of the enclosing block, or a pair of keys from the credentials store. */
    private DeliveryContext first(AssumeRoleRequest request, DeliveryContext inherited)
            throws IOException, InterruptedException {
        if (request.credentialsId().isEmpty()) {
            return inherited;
        }
        Run<?, ?> run = getContext().get(Run.class);
        JenkinsCredentials.Pair keys = new JenkinsCredentials(run, inherited.mask()).pair(request.credentialsId());
        AwsSession session = new AwsSession(
                request.region(),
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(keys.user(), keys.password().reveal())),
                inherited.environment());
        return new DeliveryContext(
                inherited.commands(),
                inherited.workspace(),
                inherited.log(),
                inherited.mask(),
                inherited.audit(),
                inherited.clock(),
                inherited.environment(),
                session);
    }

    private void tell(String line) {
        try {
            getContext().get(TaskListener.class).error(line);
        } catch (IOException | InterruptedException noLog) {
            // The build has no log any more: there is nobody to tell.
        }
    }

    /** Forgets the credentials when the body has ended, and removes their file. */
    private static final class Close extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        private final String id;

        Close(String id) {
            this.id = id;
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            close(() -> context.onSuccess(result));
        }

        @Override
        public void onFailure(StepContext context, Throwable failure) {
            close(() -> context.onFailure(failure));
        }

        private void close(Runnable then) {
            DeliveryThreads.submit(() -> {
                try {
                    ExtensionList.lookupSingleton(OpenFiles.class).close(id);
                } finally {
                    ExtensionList.lookupSingleton(OpenRoles.class).close(id);
                    then.run();
                }
            });
        }
    }
}
