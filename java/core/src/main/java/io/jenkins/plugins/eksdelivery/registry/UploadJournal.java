package io.jenkins.plugins.eksdelivery.registry;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Remembers where uploads stand, so that a later push goes on with them. */
interface UploadJournal {

    /**
     * An upload under way.
     *
     * @param location where its next part goes
     * @param offset number of bytes that the registry acknowledged
     */
    record Entry(URI location, long offset) {}

    Optional<Entry> find(Digest blob) throws IOException;

    void keep(Digest blob, URI location, long offset) throws IOException;

    void forget(Digest blob) throws IOException;

    /** Remembers nothing. */
    static UploadJournal none() {
        return new UploadJournal() {
            @Override
            public Optional<Entry> find(Digest blob) {
                return Optional.empty();
            }

            @Override
            public void keep(Digest blob, URI location, long offset) {
                // nothing reads it
            }

            @Override
            public void forget(Digest blob) {
                // nothing was kept
            }
        };
    }
}
