package hudson.security;

import java.util.List;
import java.util.function.BiFunction;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/** Who may do what to an object. */
public abstract class ACL {

    public static final String ANONYMOUS_USERNAME = "anonymous";
    public static final String SYSTEM_USERNAME = "SYSTEM";
    public static final Authentication SYSTEM2 = new NamedAuthentication(SYSTEM_USERNAME, List.of());

    public ACL() {}

    public final void checkPermission(Permission p) {
        if (!hasPermission(p)) {
            throw new AccessDeniedException(
                    CurrentUser.get().getName() + " is missing the " + p.group.title + "/" + p.name + " permission");
        }
    }

    public final boolean hasPermission(Permission p) {
        Authentication current = CurrentUser.get();
        return current.equals(SYSTEM2) || hasPermission2(current, p);
    }

    public boolean hasPermission2(Authentication a, Permission permission) {
        return a.equals(SYSTEM2);
    }

    public static ACL lambda2(BiFunction<Authentication, Permission, Boolean> impl) {
        return new ACL() {
            @Override
            public boolean hasPermission2(Authentication a, Permission permission) {
                return impl.apply(a, permission);
            }
        };
    }

    public static ACLContext as2(Authentication auth) {
        return new ACLContext(CurrentUser.set(auth));
    }
}
