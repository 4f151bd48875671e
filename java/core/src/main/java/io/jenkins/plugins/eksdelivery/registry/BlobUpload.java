package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.registry.http.Body;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Brings one blob into a repository: not at all when it is there, in one request when it is small, else part by part, going on after a
 * cut where the registry stands.
 *
 * <p>ECR differs from the protocol in three ways that shape this class (aws/containers-roadmap#2831): it answers 201 to a PATCH; the
 * Range header of its answers stays at the end of the first part, so the parts that it acknowledged count and not that header; and it
 * answers 404 when asked how an upload stands, but a part at the wrong place is refused with the byte that it waits for. The last part
 * goes with the PUT, since some registries answer 500 to an empty one.
 */
final class BlobUpload {

    /** A blob for which the registry lost the upload this often is not going to arrive. */
    private static final int MOST_SESSIONS = 5;

    private final RegistrySession session;
    private final RepositoryName repository;
    private final ImageSource source;
    private final @Nullable RepositoryName mountFrom;
    private final int chunkBytes;
    private final UploadJournal journal;
    private final AtomicLong sentBytes;

    /**
     * @param mountFrom repository of the same registry that may hold the blobs already; null for none
     * @param chunkBytes size of a part
     * @param journal remembers uploads under way
     * @param sentBytes grows by what is sent
     */
    BlobUpload(
            RegistrySession session,
            RepositoryName repository,
            ImageSource source,
            @Nullable RepositoryName mountFrom,
            int chunkBytes,
            UploadJournal journal,
            AtomicLong sentBytes) {
        this.session = session;
        this.repository = repository;
        this.source = source;
        this.mountFrom = mountFrom;
        this.chunkBytes = chunkBytes;
        this.journal = journal;
        this.sentBytes = sentBytes;
    }

    /** @return whether bytes had to be sent */
    boolean run(Descriptor blob) throws IOException, InterruptedException {
        if (session.call(new BlobHead(repository, blob.digest()))) {
            return false;
        }
        Optional<UploadJournal.Entry> known = journal.find(blob.digest());
        if (known.isPresent() && resumed(blob, known.get())) {
            return true;
        }
        for (int sessions = 1; sessions <= MOST_SESSIONS; sessions++) {
            UploadStart.Answer start = session.call(new UploadStart(repository, blob.digest(), mountFrom));
            if (start.location().isEmpty()) {
                return false;
            }
            long part = Math.max(chunkBytes, start.shortestChunk());
            if (send(blob, absolute(start.location().get()), 0, part)) {
                return true;
            }
        }
        throw new DeliveryException(Failure.transientFault(
                "PE-UPLOAD-01",
                "upload of blob " + blob.digest() + " to " + session.registry() + "/" + repository,
                "the registry lost the upload " + MOST_SESSIONS + " times",
                "Run the step again"));
    }

    private boolean resumed(Descriptor blob, UploadJournal.Entry entry) throws IOException, InterruptedException {
        Optional<UploadStatus.Answer> status = session.call(new UploadStatus(repository, entry.location()));
        long offset = Math.max(
                entry.offset(), status.map(UploadStatus.Answer::received).orElse(0L));
        if (offset >= blob.size()) {
            return false;
        }
        URI location =
                status.flatMap(UploadStatus.Answer::next).map(this::absolute).orElse(entry.location());
        return send(blob, location, offset, chunkBytes);
    }

    /** @return false when the upload is lost and a new one is needed */
    private boolean send(Descriptor blob, URI start, long from, long part) throws IOException, InterruptedException {
        URI location = start;
        long offset = from;
        int failures = 0;
        int corrections = 0;
        while (true) {
            long end = Math.min(blob.size(), offset + part);
            boolean last = end == blob.size();
            Body body = source.part(blob, offset, end - offset);
            UploadPart.Answer answer;
            try {
                sentBytes.addAndGet(body.length());
                answer = session.once(new UploadPart(repository, blob.digest(), location, offset, body, last));
            } catch (PassingFault fault) {
                failures++;
                session.waitOrGiveUp(failures, fault);
                if (last && session.call(new BlobHead(repository, blob.digest()))) {
                    return finished(blob);
                }
                Optional<UploadStatus.Answer> status = session.call(new UploadStatus(repository, location));
                location = status.flatMap(UploadStatus.Answer::next)
                        .map(this::absolute)
                        .orElse(location);
                offset = within(status.map(UploadStatus.Answer::received), offset, end);
                continue;
            }
            if (answer instanceof UploadPart.Answer.Stored stored) {
                if (last) {
                    return finished(blob);
                }
                failures = 0;
                offset = end;
                location = stored.next().map(this::absolute).orElse(location);
                journal.keep(blob.digest(), location, offset);
                continue;
            }
            Optional<Long> wanted =
                    answer instanceof UploadPart.Answer.OutOfStep step ? step.offset() : Optional.empty();
            corrections++;
            if (wanted.isEmpty()
                    || wanted.get() == offset
                    || wanted.get() > blob.size()
                    || corrections > MOST_SESSIONS) {
                journal.forget(blob.digest());
                return false;
            }
            offset = wanted.get();
        }
    }

    private boolean finished(Descriptor blob) throws IOException {
        journal.forget(blob.digest());
        return true;
    }

    /** What the registry has received, unless it speaks of bytes that it had acknowledged before, or that were never sent. */
    private static long within(Optional<Long> received, long acknowledged, long sent) {
        return received.filter(count -> count >= acknowledged && count <= sent).orElse(acknowledged);
    }

    private URI absolute(URI location) {
        return session.registry().base().resolve(location);
    }
}
