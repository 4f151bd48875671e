package io.jenkins.plugins.eksdelivery.registry;

/** What happens when a tag is taken. */
public enum TagPolicy {
    /** The same digest is a success, another one an error. */
    IMMUTABLE_SAFE,
    /** The tag moves to the pushed image. */
    OVERWRITE,
    /** A tag that exists is an error, whatever it names. */
    FAIL
}
