package io.jenkins.plugins.eksdelivery.registry;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an image is to be brought into a repository.
 *
 * @param repository where to
 * @param tags tags that shall name the image; at least one
 * @param tagPolicy what happens when a tag is taken
 * @param mountFrom repository of the same registry that may hold some of the blobs; null for none
 * @param concurrency blobs under way at once
 * @param chunkBytes size of a part of an upload
 */
record TransferOptions(
        RepositoryName repository,
        List<String> tags,
        TagPolicy tagPolicy,
        @Nullable RepositoryName mountFrom,
        int concurrency,
        int chunkBytes)
        implements Serializable {

    TransferOptions {
        tags = List.copyOf(tags);
    }
}
