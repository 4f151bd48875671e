package org.jenkinsci.remoting;

/** The side that code may run on. */
public class Role {

    private final String name;

    public Role(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    @Override
    public String toString() {
        return "Role[" + name + "]";
    }
}
