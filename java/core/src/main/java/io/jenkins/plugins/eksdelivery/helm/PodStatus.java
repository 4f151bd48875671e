package io.jenkins.plugins.eksdelivery.helm;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A pod of the release after the deployment.
 *
 * @param name of the pod
 * @param image as the pod asks for it
 * @param imageId as the node reports it; "" when it reports none, as a simulated node does
 * @param ready whether the pod takes traffic
 * @param restarts of all its containers
 */
public record PodStatus(String name, String image, String imageId, boolean ready, int restarts)
        implements Serializable {

    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("image", image);
        map.put("imageID", imageId);
        map.put("ready", ready);
        map.put("restarts", restarts);
        return map;
    }
}
