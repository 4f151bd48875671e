package io.jenkins.plugins.eksdelivery.aws;

import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import io.jenkins.plugins.eksdelivery.workspace.Workspace;
import io.jenkins.plugins.eksdelivery.workspace.WorkspaceTask;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Gives programs on the agent (terraform, helm, aws) the identity of a block through a private credentials file, so that no key is in an
 * environment that is saved or printed. The file lies in {@code <workspace>@tmp}, mode 0600 in a folder of mode 0700.
 *
 * <p>{@link #open} writes it, {@link #refresh} renews it (call it every few minutes while the body runs), {@link #close} removes it.
 */
public final class ToolCredentials {

    private static final String PROFILE = "eks-delivery";

    private final Workspace workspace;
    private final AwsAccess aws;
    private final Mask mask;
    private final String folder;
    private String written = "";

    private ToolCredentials(Workspace workspace, AwsAccess aws, Mask mask, String folder) {
        this.workspace = workspace;
        this.aws = aws;
        this.mask = mask;
        this.folder = folder;
    }

    /** Writes the file on the machine of the workspace. */
    public static ToolCredentials open(Workspace workspace, AwsAccess aws, Mask mask)
            throws IOException, InterruptedException {
        String folder = workspace.root() + "@tmp/eks-delivery-aws-" + UUID.randomUUID();
        ToolCredentials opened = new ToolCredentials(workspace, aws, mask, folder);
        opened.refresh();
        return opened;
    }

    /** Writes the file again that {@link #open} put into this folder, after the controller was restarted. */
    public static ToolCredentials reopen(Workspace workspace, AwsAccess aws, Mask mask, String folder)
            throws IOException, InterruptedException {
        ToolCredentials reopened = new ToolCredentials(workspace, aws, mask, folder);
        reopened.refresh();
        return reopened;
    }

    /** The folder of the file, to find it again after a restart. */
    public String folder() {
        return folder;
    }

    /** Variables that point programs at the file; no secret among them. Keys of the agent's own environment are blanked. */
    public Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("AWS_SHARED_CREDENTIALS_FILE", folder + "/credentials");
        variables.put("AWS_CONFIG_FILE", folder + "/config");
        variables.put("AWS_PROFILE", PROFILE);
        variables.put("AWS_ACCESS_KEY_ID", "");
        variables.put("AWS_SECRET_ACCESS_KEY", "");
        variables.put("AWS_SESSION_TOKEN", "");
        variables.put("AWS_REGION", aws.region());
        variables.put("AWS_DEFAULT_REGION", aws.region());
        return variables;
    }

    /** Writes the current credentials when they are others than those in the file. */
    public void refresh() throws IOException, InterruptedException {
        AwsCredentials credentials = MaskedCredentials.known(aws.credentials().resolveCredentials(), mask);
        StringBuilder text = new StringBuilder("[" + PROFILE + "]\n")
                .append("aws_access_key_id = ")
                .append(credentials.accessKeyId())
                .append("\naws_secret_access_key = ")
                .append(credentials.secretAccessKey())
                .append('\n');
        if (credentials instanceof AwsSessionCredentials session) {
            text.append("aws_session_token = ").append(session.sessionToken()).append('\n');
        }
        String wanted = text.toString();
        if (!wanted.equals(written)) {
            workspace.act(new Write(folder, wanted, "[profile " + PROFILE + "]\nregion = " + aws.region() + "\n"));
            written = wanted;
        }
    }

    /** Removes the file. */
    public void close() throws IOException, InterruptedException {
        workspace.act(new Remove(folder));
    }

    /** Travels to the agent and is never stored. */
    private record Write(String folder, String credentials, String config) implements WorkspaceTask<Boolean> {

        @Override
        public Boolean run(Path root, DeliveryLog log) throws IOException {
            Path directory = Path.of(folder);
            Files.createDirectories(directory.getParent());
            try {
                Files.createDirectory(directory, mode("rwx------"));
            } catch (FileAlreadyExistsException refreshed) {
                // the folder of an earlier write
            }
            put(directory, "config", config);
            put(directory, "credentials", credentials);
            return true;
        }

        @Override
        public String toString() {
            return "Write[" + folder + "]";
        }

        /** A reader sees the old file or the new one, never half of it. */
        private static void put(Path directory, String name, String text) throws IOException {
            Path fresh = Files.createTempFile(directory, name, "", mode("rw-------"));
            Files.writeString(fresh, text);
            Files.move(
                    fresh,
                    directory.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }

        private static FileAttribute<?> mode(String permissions) {
            return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
        }
    }

    private record Remove(String folder) implements WorkspaceTask<Boolean> {

        @Override
        public Boolean run(Path root, DeliveryLog log) throws IOException {
            Path directory = Path.of(folder);
            for (String name : new String[] {"credentials", "config"}) {
                Files.deleteIfExists(directory.resolve(name));
            }
            return Files.deleteIfExists(directory);
        }
    }
}
