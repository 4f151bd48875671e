package io.jenkins.plugins.eksdelivery.image;

import io.jenkins.plugins.eksdelivery.registry.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;

/** Sums up what decides the content of an image. The commit does not: a service whose files are unchanged keeps its image. */
final class BuildInputs {

    private BuildInputs() {}

    /** @param bases a line for each base image: reference and digest */
    static String digest(BuildImageRequest request, BuildContext found, List<String> bases) {
        StringBuilder text = new StringBuilder("1\n");
        text.append("files ").append(found.filesDigest()).append('\n');
        text.append("bases ").append(bases).append('\n');
        text.append("target ").append(request.target()).append('\n');
        text.append("arguments ").append(new TreeMap<>(request.buildArgs())).append('\n');
        text.append("labels ").append(new TreeMap<>(request.labels())).append('\n');
        text.append("secrets ").append(new TreeMap<>(request.secrets())).append('\n');
        text.append("platforms ").append(request.platforms()).append('\n');
        text.append("epoch ").append(request.sourceDateEpoch()).append('\n');
        return Digest.ofBytes(text.toString().getBytes(StandardCharsets.UTF_8)).toString();
    }
}
