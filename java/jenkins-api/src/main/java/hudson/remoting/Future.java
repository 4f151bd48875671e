package hudson.remoting;

/** The result of a {@link Callable} that runs. */
public interface Future<V> extends java.util.concurrent.Future<V> {}
