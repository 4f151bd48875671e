package io.jenkins.plugins.eksdelivery.registry.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The body of a response, ended where its framing says; a connection that ends before is an error. */
abstract class BodyStream extends InputStream {

    private static final int LONGEST_LINE = 16 * 1024;

    private final byte[] one = new byte[1];

    /** Whether the body was read to its end, so that the connection can be used again. */
    abstract boolean finished();

    @Override
    public int read() throws IOException {
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xff;
    }

    /** A body of known length. */
    static BodyStream ofLength(InputStream in, long length) {
        return new BodyStream() {
            private long left = length;

            @Override
            public int read(byte[] target, int offset, int count) throws IOException {
                if (left == 0) {
                    return -1;
                }
                int got = in.read(target, offset, (int) Math.min(count, left));
                if (got < 0) {
                    throw new EOFException("the answer was cut " + left + " bytes before its end");
                }
                left -= got;
                return got;
            }

            @Override
            boolean finished() {
                return left == 0;
            }
        };
    }

    /** A body in chunks, the last one empty. */
    static BodyStream chunked(InputStream in) {
        return new BodyStream() {
            private long left;
            private boolean ended;

            @Override
            public int read(byte[] target, int offset, int count) throws IOException {
                if (ended) {
                    return -1;
                }
                if (left == 0) {
                    left = chunkLength(line(in));
                    if (left == 0) {
                        while (!line(in).isEmpty()) {
                            // a trailer, which nothing here needs
                        }
                        ended = true;
                        return -1;
                    }
                }
                int got = in.read(target, offset, (int) Math.min(count, left));
                if (got < 0) {
                    throw new EOFException("the answer was cut within a chunk");
                }
                left -= got;
                if (left == 0) {
                    line(in);
                }
                return got;
            }

            @Override
            boolean finished() {
                return ended;
            }
        };
    }

    /** A body that ends with the connection. */
    static BodyStream untilClosed(InputStream in) {
        return new BodyStream() {
            @Override
            public int read(byte[] target, int offset, int count) throws IOException {
                return in.read(target, offset, count);
            }

            @Override
            boolean finished() {
                return false;
            }
        };
    }

    /** Reads a line of the head of an answer, without its end. */
    static String line(InputStream in) throws IOException {
        byte[] bytes = new byte[256];
        int length = 0;
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the connection was closed within the head of an answer");
            }
            if (next == '\n') {
                int end = length > 0 && bytes[length - 1] == '\r' ? length - 1 : length;
                return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
            }
            if (length == LONGEST_LINE) {
                throw new IOException("a line in the head of an answer has more than " + LONGEST_LINE + " bytes");
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * length);
            }
            bytes[length++] = (byte) next;
        }
    }

    private static long chunkLength(String line) throws IOException {
        int extension = line.indexOf(';');
        String digits = (extension < 0 ? line : line.substring(0, extension)).strip();
        try {
            return Long.parseLong(digits, 16);
        } catch (NumberFormatException malformed) {
            throw new IOException("'" + digits + "' is not the length of a chunk", malformed);
        }
    }
}
