package org.jenkinsci.remoting;

import java.util.Collection;

/** Decides whether code may run here. */
public abstract class RoleChecker {

    public RoleChecker() {}

    public abstract void check(RoleSensitive subject, Collection<Role> expected) throws SecurityException;

    public void check(RoleSensitive subject, Role expected) throws SecurityException {
        check(subject, java.util.List.of(expected));
    }

    public void check(RoleSensitive subject, Role... expected) throws SecurityException {
        check(subject, java.util.List.of(expected));
    }
}
