package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.registry.http.Body;
import java.io.IOException;

/** Where an image is taken from: a layout on disk, or another registry. */
interface ImageSource {

    /** The manifest or index that the image's digest names. */
    Manifest root() throws IOException, InterruptedException;

    /** A manifest that the root lists. */
    Manifest child(Descriptor descriptor) throws IOException, InterruptedException;

    /**
     * Part of a blob.
     *
     * @param offset first byte
     * @param length number of bytes
     */
    Body part(Descriptor blob, long offset, long length) throws IOException, InterruptedException;

    /** For messages. */
    String name();
}
