package io.jenkins.plugins.eksdelivery.runner.program;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.springframework.security.core.Authentication;

/** The secrets that were given to a run, as each kind of credential that they can be. Read anew each time, kept nowhere. */
final class FileCredentials extends CredentialsProvider {

    private final Map<String, Path> files;
    private final Supplier<RunnerRun> run;

    FileCredentials(Map<String, Path> files, Supplier<RunnerRun> run) {
        this.files = files;
        this.run = run;
    }

    @Override
    public <C extends Credentials> List<C> getCredentialsInItem(
            Class<C> type, Item item, Authentication authentication, List<DomainRequirement> domainRequirements) {
        List<C> found = new ArrayList<>();
        if (item != run.get().getParent()) {
            return found;
        }
        files.forEach((id, file) -> {
            for (Credentials each : read(id, file)) {
                if (type.isInstance(each)) {
                    found.add(type.cast(each));
                }
            }
        });
        return found;
    }

    private static List<Credentials> read(String id, Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String text = new String(bytes, StandardCharsets.UTF_8).stripTrailing();
            List<Credentials> all = new ArrayList<>();
            all.add(new StringCredentialsImpl(CredentialsScope.GLOBAL, id, "", Secret.fromString(text)));
            all.add(new FileCredentialsImpl(
                    CredentialsScope.GLOBAL, id, "", String.valueOf(file.getFileName()), SecretBytes.fromBytes(bytes)));
            int colon = text.indexOf(':');
            if (colon > 0 && !text.contains("\n")) {
                all.add(new UsernamePasswordCredentialsImpl(
                        CredentialsScope.GLOBAL, id, "", text.substring(0, colon), text.substring(colon + 1)));
            }
            return all;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (Descriptor.FormException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
