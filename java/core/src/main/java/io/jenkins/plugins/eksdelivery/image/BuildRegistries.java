package io.jenkins.plugins.eksdelivery.image;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import io.jenkins.plugins.eksdelivery.registry.EcrLogins;
import io.jenkins.plugins.eksdelivery.registry.ImageReference;
import io.jenkins.plugins.eksdelivery.registry.RegistryLogin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The registries that a build reads base images and caches from, and the logins for those that are Amazon ECR. */
final class BuildRegistries {

    private final List<ImageReference> images;
    private final Map<String, RegistryLogin> logins;

    private BuildRegistries(List<ImageReference> images, Map<String, RegistryLogin> logins) {
        this.images = List.copyOf(images);
        this.logins = new LinkedHashMap<>(logins);
    }

    static BuildRegistries of(BuildContext found, BuildImageRequest request, AwsAccess aws, Mask mask) {
        List<String> references = new ArrayList<>(found.bases());
        references.addAll(request.cacheFrom());
        references.addAll(request.cacheTo());
        List<ImageReference> images = new ArrayList<>();
        for (String reference : references) {
            try {
                images.add(ImageReference.of(reference));
            } catch (DeliveryException notAReference) {
                // the builder, which knows the line, says what is wrong with it
            }
        }
        List<String> registries =
                images.stream().map(ImageReference::registry).distinct().toList();
        return new BuildRegistries(images, new EcrLogins(aws, mask).of(registries));
    }

    Map<String, RegistryLogin> logins() {
        return new LinkedHashMap<>(logins);
    }

    /** Whether a builder reaches them without being told anything. */
    boolean plain() {
        return logins.isEmpty() && images.stream().noneMatch(ImageReference::local);
    }

    /** Files for the builder's configuration. */
    Map<String, String> files() {
        return BuilderConfiguration.files(images, logins);
    }
}
