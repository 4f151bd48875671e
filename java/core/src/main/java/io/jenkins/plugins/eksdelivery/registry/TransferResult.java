package io.jenkins.plugins.eksdelivery.registry;

import java.io.Serializable;
import java.util.List;

/**
 * What a transfer did.
 *
 * @param digest digest that the registry has under each tag, read back
 * @param images digests of the images for one platform each, which a scanner looks at
 * @param alreadyPresent whether every tag named the digest before
 * @param sentBytes bytes of blobs sent, repetitions included
 */
record TransferResult(String digest, List<String> images, boolean alreadyPresent, long sentBytes)
        implements Serializable {

    TransferResult {
        images = List.copyOf(images);
    }
}
