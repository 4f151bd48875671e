package io.jenkins.plugins.eksdelivery.image;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.registry.Digest;
import io.jenkins.plugins.eksdelivery.registry.ImageLookup;
import io.jenkins.plugins.eksdelivery.registry.ImageReference;
import io.jenkins.plugins.eksdelivery.registry.RegistryLogin;
import io.jenkins.plugins.eksdelivery.workspace.WorkspaceTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the registries which digests the base images have now; its result has a line for each, or is empty when one can't be told.
 *
 * @param bases references
 * @param logins registry to login
 */
record BaseDigests(List<String> bases, Map<String, RegistryLogin> logins) implements WorkspaceTask<List<String>> {

    BaseDigests {
        bases = List.copyOf(bases);
        logins = new LinkedHashMap<>(logins);
    }

    @Override
    public List<String> run(Path directory, DeliveryLog log) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        for (String base : bases) {
            Optional<String> digest = digest(base);
            if (digest.isEmpty()) {
                return List.of();
            }
            lines.add(base + " " + digest.get());
        }
        return lines;
    }

    private Optional<String> digest(String base) throws InterruptedException {
        try {
            ImageReference reference = ImageReference.of(base);
            return reference.pinned()
                    ? Optional.of("pinned")
                    : new ImageLookup(logins.get(reference.registry()))
                            .digest(reference)
                            .map(Digest::toString);
        } catch (DeliveryException notAReference) {
            return Optional.empty();
        }
    }
}
