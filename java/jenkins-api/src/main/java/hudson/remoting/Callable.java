package hudson.remoting;

import java.io.Serializable;
import org.jenkinsci.remoting.RoleSensitive;

/** Code that runs on the other side. */
public interface Callable<V, T extends Throwable> extends Serializable, RoleSensitive {

    V call() throws T;
}
