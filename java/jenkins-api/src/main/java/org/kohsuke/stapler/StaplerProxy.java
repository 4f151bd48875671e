package org.kohsuke.stapler;

/** An object that lets another one answer. */
public interface StaplerProxy {

    Object getTarget();
}
