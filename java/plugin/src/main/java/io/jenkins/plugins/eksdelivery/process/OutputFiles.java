package io.jenkins.plugins.eksdelivery.process;

import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.MasterToSlaveFileCallable;

/**
 * Passes on what a program prints into two files of the agent, for a program that must outlive us: a Go program (terraform, helm) dies of
 * SIGPIPE when it prints to a pipe whose reader is gone.
 */
final class OutputFiles implements Closeable {

    private static final Logger LOGGER = Logger.getLogger(OutputFiles.class.getName());

    /** How soon a line is noticed; each look is one message to the agent. */
    private static final long LOOK_EVERY_MILLIS = 100;

    private static final int MOST_AT_ONCE = 256 * 1024;

    private final FilePath output;
    private final FilePath error;
    private final LineStream outputLines;
    private final LineStream errorLines;
    private final Thread reader = new Thread(this::follow, "eks-delivery output of a program");
    private final CountDownLatch ended = new CountDownLatch(1);

    OutputFiles(FilePath folder, LineStream outputLines, LineStream errorLines)
            throws IOException, InterruptedException {
        this.output = folder.createTempFile("eks-delivery-", ".out");
        this.error = folder.createTempFile("eks-delivery-", ".err");
        this.outputLines = outputLines;
        this.errorLines = errorLines;
        reader.setDaemon(true);
        reader.start();
    }

    String output() {
        return output.getRemote();
    }

    String error() {
        return error.getRemote();
    }

    /** The program has ended: passes on the rest, and removes the files. Not cut short by an interrupt, which is kept. */
    @Override
    public void close() throws IOException {
        ended.countDown();
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        try {
            output.delete();
            error.delete();
        } catch (InterruptedException again) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void follow() {
        long[] offsets = new long[2];
        try {
            while (true) {
                boolean last = ended.getCount() == 0;
                offsets[0] += pass(output, offsets[0], outputLines);
                offsets[1] += pass(error, offsets[1], errorLines);
                if (last) {
                    return;
                }
                ended.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (IOException | InterruptedException gone) {
            LOGGER.log(Level.WARNING, gone, () -> "The output of a program can't be read any more: " + output);
        }
    }

    private static long pass(FilePath file, long offset, LineStream lines) throws IOException, InterruptedException {
        long passed = 0;
        while (true) {
            byte[] bytes = file.act(new Read(offset + passed));
            for (byte each : bytes) {
                lines.write(each);
            }
            passed += bytes.length;
            if (bytes.length < MOST_AT_ONCE) {
                return passed;
            }
        }
    }

    private static final class Read extends MasterToSlaveFileCallable<byte[]> {

        private static final long serialVersionUID = 1L;

        private final long offset;

        Read(long offset) {
            this.offset = offset;
        }

        @Override
        public byte[] invoke(File file, VirtualChannel channel) throws IOException {
            try (RandomAccessFile open = new RandomAccessFile(file, "r")) {
                int size = (int) Math.min(MOST_AT_ONCE, Math.max(0, open.length() - offset));
                byte[] bytes = new byte[size];
                open.seek(offset);
                open.readFully(bytes);
                return bytes;
            }
        }
    }
}
