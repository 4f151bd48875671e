package io.jenkins.plugins.eksdelivery.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eksdelivery.registry.ImageReference;
import io.jenkins.plugins.eksdelivery.registry.RegistryLogin;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files that tell a builder how to reach registries: config.json for logins, registries.conf for plain HTTP on this machine. */
final class BuilderConfiguration {

    private BuilderConfiguration() {}

    /**
     * Name to content.
     *
     * @param images references that the build reads or writes
     * @param logins registry to login
     */
    static Map<String, String> files(Collection<ImageReference> images, Map<String, RegistryLogin> logins) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("config.json", logins(logins));
        files.put("registries.conf", registries(images));
        return files;
    }

    private static String logins(Map<String, RegistryLogin> logins) {
        Map<String, Object> entries = new LinkedHashMap<>();
        logins.forEach((registry, login) -> entries.put(
                registry,
                Map.of(
                        "auth",
                        Base64.getEncoder()
                                .encodeToString(
                                        (login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8)))));
        try {
            return new ObjectMapper().writeValueAsString(Map.of("auths", entries));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String registries(Collection<ImageReference> images) {
        StringBuilder text = new StringBuilder("unqualified-search-registries = [\"docker.io\"]\n");
        images.stream()
                .filter(ImageReference::local)
                .map(ImageReference::registry)
                .distinct()
                .forEach(registry -> text.append("\n[[registry]]\nlocation = \"")
                        .append(registry)
                        .append("\"\ninsecure = true\n"));
        return text.toString();
    }
}
