package io.jenkins.plugins.eksdelivery.registry.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a request carries; can be written again when the request is repeated. */
public sealed interface Body {

    /** Number of bytes that {@link #writeTo} writes. */
    long length();

    void writeTo(WritableByteChannel channel) throws IOException;

    /** No bytes. */
    static Body none() {
        return new Bytes(new byte[0]);
    }

    /** Bytes in memory. */
    final class Bytes implements Body {

        private final byte[] bytes;

        public Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void writeTo(WritableByteChannel channel) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }

    /**
     * Part of a file, which the operating system copies to the socket where it can.
     *
     * @param file the file, which must not change meanwhile
     * @param offset first byte
     * @param length number of bytes
     */
    record FilePart(Path file, long offset, long length) implements Body {

        @Override
        public void writeTo(WritableByteChannel channel) throws IOException {
            try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ)) {
                long position = offset;
                long end = offset + length;
                while (position < end) {
                    long moved = from.transferTo(position, end - position, channel);
                    if (moved <= 0) {
                        throw new IOException(file + " ended at byte " + position + " of " + end);
                    }
                    position += moved;
                }
            }
        }
    }
}
