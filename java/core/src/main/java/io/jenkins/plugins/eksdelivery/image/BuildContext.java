package io.jenkins.plugins.eksdelivery.image;

import java.io.Serializable;
import java.util.List;

/**
 * What was found on the machine that has the files.
 *
 * @param context absolute path of the context
 * @param dockerfile absolute path of the Dockerfile
 * @param bases references of the images that it builds on
 * @param filesDigest digest of the context's files and the Dockerfile; "" when it was not asked for
 */
record BuildContext(String context, String dockerfile, List<String> bases, String filesDigest) implements Serializable {

    BuildContext {
        bases = List.copyOf(bases);
    }
}
