package io.jenkins.plugins.eksdelivery.runner.demo;

/**
 * Something that the delivery says it did, beside what the world says of it.
 *
 * @param subject what the claim is about, such as {@code image in us-west-2}
 * @param said what the step returned
 * @param found what was read back; a text that begins with {@code unreadable} when that failed
 * @param source where it was read: registry, Kubernetes, Aurora …
 * @param holds whether the two agree
 */
public record Claim(String subject, String said, String found, String source, boolean holds) {

    /** A claim that holds when both texts are the same and not empty. */
    public static Claim equal(String subject, String said, String found, String source) {
        return new Claim(subject, said, found, source, !said.isEmpty() && said.equals(found));
    }

    /** What remains when the world could not be asked. */
    public static Claim unreadable(String subject, String said, String source, Exception cause) {
        return new Claim(subject, said, "unreadable: " + cause.getMessage(), source, false);
    }
}
