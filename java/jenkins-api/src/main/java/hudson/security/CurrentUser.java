package hudson.security;

import org.springframework.security.core.Authentication;

/** Who acts on this thread and on those that it starts: SYSTEM when nobody was set. Not a type of Jenkins. */
public final class CurrentUser {

    private static final InheritableThreadLocal<Authentication> CURRENT = new InheritableThreadLocal<>();

    private CurrentUser() {}

    public static Authentication get() {
        Authentication current = CURRENT.get();
        return current == null ? ACL.SYSTEM2 : current;
    }

    /** Answers what restores the state before. */
    static Runnable set(Authentication authentication) {
        Authentication previous = CURRENT.get();
        CURRENT.set(authentication);
        return () -> {
            if (previous == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(previous);
            }
        };
    }
}
