package io.jenkins.plugins.eksdelivery.step;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.model.Run;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.log.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.jspecify.annotations.Nullable;

/** The secrets of Jenkins' credentials store that a build may use; each is hidden from the log as soon as it is read. */
public final class JenkinsCredentials {

    private final Run<?, ?> run;
    private final Mask mask;

    public JenkinsCredentials(Run<?, ?> run, Mask mask) {
        this.run = run;
        this.mask = mask;
    }

    /**
     * A secret text, or the content of a secret file.
     *
     * @throws DeliveryException CRED-01 when there is none of this id that the build may use
     */
    public Secret secret(String credentialsId) {
        @Nullable StringCredentials text = find(credentialsId, StringCredentials.class);
        if (text != null) {
            return known(text.getSecret().getPlainText());
        }
        @Nullable FileCredentials file = find(credentialsId, FileCredentials.class);
        if (file == null) {
            throw missing(credentialsId, "secret text or secret file");
        }
        try (InputStream content = file.getContent()) {
            return known(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new DeliveryException(
                    Failure.permanent(
                            "CRED-02",
                            "credential '" + credentialsId + "'",
                            "its file can't be read: " + unreadable.getMessage(),
                            "Store the file again"),
                    unreadable);
        }
    }

    /**
     * User name and password.
     *
     * @throws DeliveryException CRED-01 when there is none of this id that the build may use
     */
    public Pair pair(String credentialsId) {
        @Nullable
        StandardUsernamePasswordCredentials found = find(credentialsId, StandardUsernamePasswordCredentials.class);
        if (found == null) {
            throw missing(credentialsId, "user name with password");
        }
        return new Pair(found.getUsername(), known(found.getPassword().getPlainText()));
    }

    private <C extends IdCredentials> @Nullable C find(String credentialsId, Class<C> type) {
        return CredentialsProvider.findCredentialById(credentialsId, type, run);
    }

    private Secret known(String value) {
        Secret secret = Secret.of(value);
        mask.add(secret);
        return secret;
    }

    private static DeliveryException missing(String credentialsId, String kind) {
        return new DeliveryException(Failure.permanent(
                "CRED-01",
                "credential '" + credentialsId + "'",
                "there is no " + kind + " of this id that the build may use",
                "Create it, or correct the id"));
    }

    /**
     * A user name with its password.
     *
     * @param user name, or id of an access key
     * @param password secret of it
     */
    public record Pair(String user, Secret password) {}
}
