package io.jenkins.plugins.eksdelivery.promotion.world;

/**
 * An HTTP answer.
 *
 * @param status 100 to 599; 0 when nothing answered
 * @param body text, at most 64 KiB; the reason when nothing answered
 */
public record HttpAnswer(int status, String body) {}
