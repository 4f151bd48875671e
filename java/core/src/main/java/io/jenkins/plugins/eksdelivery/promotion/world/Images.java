package io.jenkins.plugins.eksdelivery.promotion.world;

/** Registries of both regions. */
@FunctionalInterface
public interface Images {

    /**
     * Whether the region's registry has the image.
     *
     * @param reference {@code sha256:…} or a tag
     */
    boolean has(String region, String repository, String reference) throws InterruptedException;
}
