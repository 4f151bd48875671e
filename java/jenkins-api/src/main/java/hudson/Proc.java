package hudson;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A running program. */
public abstract class Proc {

    protected Proc() {}

    public abstract boolean isAlive() throws IOException, InterruptedException;

    public abstract void kill() throws IOException, InterruptedException;

    /** Waits for the end; when the caller is interrupted the program is killed first. */
    public abstract int join() throws IOException, InterruptedException;

    public abstract InputStream getStdout();

    public abstract InputStream getStderr();

    public abstract OutputStream getStdin();
}
