package hudson.remoting;

import java.io.IOException;
import java.util.concurrent.ExecutorService;

/** Runs the code in this JVM. */
public class LocalChannel implements VirtualChannel {

    public LocalChannel(ExecutorService executor) {}

    @Override
    public <V, T extends Throwable> V call(Callable<V, T> callable) throws IOException, T, InterruptedException {
        return callable.call();
    }

    @Override
    public void close() throws IOException {}

    @Override
    public void join() throws InterruptedException {}

    @Override
    public void join(long timeout) throws InterruptedException {}
}
