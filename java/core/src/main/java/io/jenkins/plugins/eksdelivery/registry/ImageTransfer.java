package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Brings an image into a repository, digest for digest: looks at the tags, sends what is missing, blobs first, then the manifests from
 * the leaves to the root, and reads back what each tag names.
 */
final class ImageTransfer {

    private final ImageSource source;
    private final RegistrySession target;
    private final TransferOptions options;
    private final UploadJournal journal;
    private final DeliveryLog log;
    private final AtomicLong sentBytes = new AtomicLong();

    ImageTransfer(
            ImageSource source,
            RegistrySession target,
            TransferOptions options,
            UploadJournal journal,
            DeliveryLog log) {
        this.source = source;
        this.target = target;
        this.options = options;
        this.journal = journal;
        this.log = log;
    }

    /** @throws DeliveryException PE-TAG-01, PE-TAG-02, PE-TAG-03 when a tag is taken; and those of {@link Refusal} */
    TransferResult run() throws IOException, InterruptedException {
        Manifest root = source.root();
        List<String> missing = missingTags(root.digest());
        if (missing.isEmpty()) {
            log.line("Already there: " + name() + "@" + root.digest());
            return new TransferResult(root.digest().toString(), images(root), true, 0);
        }
        if (target.call(new ManifestHead(options.repository(), root.digest().toString()))
                .isEmpty()) {
            sendParts(root);
        }
        for (String tag : missing) {
            target.call(new ManifestPut(options.repository(), tag, root));
        }
        for (String tag : missing) {
            readBack(tag, root.digest());
        }
        return new TransferResult(root.digest().toString(), images(root), false, sentBytes.get());
    }

    private List<String> missingTags(Digest digest) throws InterruptedException {
        List<String> missing = new ArrayList<>();
        for (String tag : options.tags()) {
            Optional<Digest> taken = target.call(new ManifestHead(options.repository(), tag));
            if (taken.isEmpty()) {
                missing.add(tag);
                continue;
            }
            boolean same = taken.get().equals(digest);
            if (options.tagPolicy() == TagPolicy.FAIL) {
                throw tagFailure(
                        "PE-TAG-02",
                        tag,
                        "it names " + taken.get() + " already, and tagPolicy is fail",
                        "Push under a new tag, or set tagPolicy: 'immutable-safe'");
            }
            if (!same && options.tagPolicy() == TagPolicy.IMMUTABLE_SAFE) {
                throw tagFailure(
                        "PE-TAG-01",
                        tag,
                        "it names " + taken.get() + ", and the image to push is " + digest,
                        "Push under a new tag, or set tagPolicy: 'overwrite' to move the tag");
            }
            if (!same) {
                missing.add(tag);
            }
        }
        return missing;
    }

    private void sendParts(Manifest root) throws IOException, InterruptedException {
        Map<Digest, Descriptor> blobs = new LinkedHashMap<>();
        List<Manifest> children = new ArrayList<>();
        collect(root, blobs, children);
        long bytes = blobs.values().stream().mapToLong(Descriptor::size).sum();
        log.line(
                String.format(Locale.ROOT, "Pushing %d blobs, %s, to %s", blobs.size(), Bytes.readable(bytes), name()));
        BlobUpload upload = new BlobUpload(
                target, options.repository(), source, options.mountFrom(), options.chunkBytes(), journal, sentBytes);
        new ParallelUploads(options.concurrency(), target).run(upload, List.copyOf(blobs.values()), log);
        for (Manifest child : children) {
            target.call(new ManifestPut(options.repository(), child.digest().toString(), child));
        }
    }

    /** Blobs of the whole tree, and the manifests below the root, leaves first. */
    private void collect(Manifest manifest, Map<Digest, Descriptor> blobs, List<Manifest> children)
            throws IOException, InterruptedException {
        for (Descriptor child : manifest.children()) {
            Manifest below = source.child(child);
            collect(below, blobs, children);
            children.add(below);
        }
        for (Descriptor blob : manifest.blobs()) {
            if (!blob.foreign()) {
                blobs.put(blob.digest(), blob);
            }
        }
    }

    /** Two pushes of a tag at once both succeed at a registry with mutable tags; only reading back tells who won. */
    private void readBack(String tag, Digest pushed) throws InterruptedException {
        Optional<Manifest> found = target.call(new ManifestGet(options.repository(), tag));
        if (found.isEmpty() || !found.get().digest().equals(pushed)) {
            throw new DeliveryException(Failure.transientFault(
                    "PE-TAG-03",
                    "tag " + name() + ":" + tag,
                    "it was pushed as " + pushed + " and reads back as "
                            + found.map(manifest -> manifest.digest().toString())
                                    .orElse("nothing"),
                    "Look for another build that pushes the same tag, then push again"));
        }
    }

    private List<String> images(Manifest root) {
        if (root.children().isEmpty()) {
            return List.of(root.digest().toString());
        }
        return root.children().stream()
                .filter(child -> !child.platform().equals("unknown/unknown"))
                .map(child -> child.digest().toString())
                .toList();
    }

    private String name() {
        return target.registry() + "/" + options.repository();
    }

    private DeliveryException tagFailure(String code, String tag, String why, String remedy) {
        return new DeliveryException(Failure.permanent(code, "tag " + name() + ":" + tag, why, remedy));
    }
}
