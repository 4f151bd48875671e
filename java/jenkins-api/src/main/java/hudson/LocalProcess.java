package hudson;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** A program of this machine, with its streams pumped by threads of its own. Not a type of Jenkins. */
final class LocalProcess extends Proc {

    private final Process process;
    private final List<Thread> pumps = new ArrayList<>();
    private final InputStream stdout;
    private final InputStream stderr;
    private final OutputStream stdin;

    LocalProcess(Process process, Launcher.ProcStarter starter) {
        this.process = process;
        this.stdout = starter.reverseStdout ? process.getInputStream() : null;
        this.stderr = starter.reverseStderr ? process.getErrorStream() : null;
        this.stdin = starter.reverseStdin ? process.getOutputStream() : null;
        if (stdout == null) {
            pump("stdout", process.getInputStream(), starter.stdout());
        }
        if (stderr == null && starter.stderr() != null) {
            pump("stderr", process.getErrorStream(), starter.stderr());
        }
        if (stdin == null) {
            feed(starter.stdin());
        }
    }

    @Override
    public boolean isAlive() throws IOException, InterruptedException {
        return process.isAlive();
    }

    @Override
    public void kill() throws IOException, InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        join();
    }

    @Override
    public int join() throws IOException, InterruptedException {
        try {
            int exitCode = process.waitFor();
            for (Thread pump : pumps) {
                pump.join();
            }
            return exitCode;
        } catch (InterruptedException interrupted) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw interrupted;
        }
    }

    @Override
    public InputStream getStdout() {
        return stdout;
    }

    @Override
    public InputStream getStderr() {
        return stderr;
    }

    @Override
    public OutputStream getStdin() {
        return stdin;
    }

    private void pump(String name, InputStream from, OutputStream to) {
        start(name, () -> {
            byte[] buffer = new byte[8192];
            int read = from.read(buffer);
            while (read >= 0) {
                to.write(buffer, 0, read);
                if (from.available() == 0) {
                    to.flush();
                }
                read = from.read(buffer);
            }
            to.flush();
        });
    }

    private void feed(InputStream from) {
        if (from == null) {
            start("stdin", () -> process.getOutputStream().close());
            return;
        }
        Thread feeder = thread("stdin", () -> {
            try (OutputStream to = process.getOutputStream()) {
                from.transferTo(to);
            }
        });
        feeder.start();
    }

    private void start(String name, Work work) {
        Thread pump = thread(name, work);
        pumps.add(pump);
        pump.start();
    }

    private Thread thread(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        // The program, or who reads its output, has gone: its exit status tells the rest.
                    }
                },
                name + " of process " + process.pid());
        thread.setDaemon(true);
        return thread;
    }

    private interface Work {
        void run() throws IOException;
    }
}
