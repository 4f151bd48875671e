package io.jenkins.plugins.eksdelivery.promotion.world;

/** HTTP from here. */
@FunctionalInterface
public interface Probe {

    HttpAnswer get(String url) throws InterruptedException;
}
