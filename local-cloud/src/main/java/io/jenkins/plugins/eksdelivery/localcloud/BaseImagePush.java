package io.jenkins.plugins.eksdelivery.localcloud;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.localcloud.image.BaseImages;
import io.jenkins.plugins.eksdelivery.localcloud.tool.Toolbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Brings the base images into the registry of each region. */
final class BaseImagePush {

    private final Toolbox toolbox;
    private final Map<String, String> absent;

    /** @param absent takes the reason when there is no busybox */
    BaseImagePush(Toolbox toolbox, Map<String, String> absent) {
        this.toolbox = toolbox;
        this.absent = absent;
    }

    /**
     * Makes what is not in the cache and pushes it.
     *
     * @param program local-registry
     * @param registries region to port
     */
    void run(Path program, Map<String, Integer> registries, ControlApi control)
            throws IOException, InterruptedException {
        BaseImages images = new BaseImages(toolbox, program);
        Map<String, Path> made = new LinkedHashMap<>();
        made.put(BaseImages.JAVA, images.java(Path.of(System.getProperty("java.home"))));
        try {
            made.put(BaseImages.BUSYBOX, images.busybox());
        } catch (DeliveryException notDebian) {
            absent.put(BaseImages.BUSYBOX, notDebian.getMessage());
        }
        for (Map.Entry<String, Integer> registry : registries.entrySet()) {
            String host = "127.0.0.1:" + registry.getValue();
            for (Map.Entry<String, Path> image : made.entrySet()) {
                String tag = image.getKey().equals(BaseImages.JAVA) ? BaseImages.JAVA_TAG : BaseImages.BUSYBOX_TAG;
                control.call(
                        "PUT", "registries/" + registry.getKey() + "/repositories", Map.of("name", image.getKey()));
                String token = control.call("POST", "registries/" + registry.getKey() + "/tokens", Map.of())
                        .path("token")
                        .asText();
                images.push(image.getValue(), image.getKey(), tag, host, token);
            }
        }
    }
}
