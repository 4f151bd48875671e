package io.jenkins.plugins.eksdelivery.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Item;
import hudson.util.Secret;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.log.Mask;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.core.Authentication;

class JenkinsCredentialsTest {

    @TempDir
    Path directory;

    private final Mask mask = new Mask();
    private JenkinsCredentials credentials;
    private Store store;

    @BeforeEach
    void store() throws Exception {
        store = new Store();
        CredentialsProvider.all().add(store);
        credentials = new JenkinsCredentials(new FakeBuild(directory).run, mask);
    }

    @AfterEach
    void forget() {
        CredentialsProvider.all().remove(store);
    }

    @Test
    void a_text_and_a_file_are_read_and_hidden_from_the_log() {
        assertThat(credentials.secret("text").reveal()).isEqualTo("canary-text");
        assertThat(credentials.secret("file").reveal()).isEqualTo("canary-file");

        assertThat(mask.apply("canary-text and canary-file")).isEqualTo("**** and ****");
    }

    @Test
    void a_user_name_comes_with_its_password() {
        JenkinsCredentials.Pair pair = credentials.pair("keys");

        assertThat(pair.user()).isEqualTo("AKIA");
        assertThat(pair.password().reveal()).isEqualTo("canary-password");
        assertThat(mask.apply("canary-password")).isEqualTo("****");
    }

    @Test
    void a_credential_that_is_not_there_is_named() {
        assertThatThrownBy(() -> credentials.secret("txt"))
                .isInstanceOf(DeliveryException.class)
                .hasMessageStartingWith("CRED-01 credential 'txt': there is no secret text or secret file");
        assertThatThrownBy(() -> credentials.pair("text")).hasMessageStartingWith("CRED-01 credential 'text'");
    }

    private static final class Store extends CredentialsProvider {

        @Override
        public <C extends Credentials> List<C> getCredentialsInItem(
                Class<C> type, Item item, Authentication authentication, List<DomainRequirement> domainRequirements) {
            return all(type);
        }

        private static <C extends Credentials> List<C> all(Class<C> type) {
            try {
                return List.of(
                                new StringCredentialsImpl(
                                        CredentialsScope.GLOBAL, "text", "", Secret.fromString("canary-text")),
                                new FileCredentialsImpl(
                                        CredentialsScope.GLOBAL,
                                        "file",
                                        "",
                                        "file",
                                        SecretBytes.fromBytes("canary-file".getBytes(StandardCharsets.UTF_8))),
                                new UsernamePasswordCredentialsImpl(
                                        CredentialsScope.GLOBAL, "keys", "", "AKIA", "canary-password"))
                        .stream()
                        .filter(type::isInstance)
                        .map(type::cast)
                        .toList();
            } catch (hudson.model.Descriptor.FormException impossible) {
                throw new AssertionError(impossible);
            }
        }
    }
}
