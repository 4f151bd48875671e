package org.jenkinsci.plugins.workflow.steps;

import hudson.AbortException;

/** The build was resumed while a step ran that can't go on. */
public class SynchronousResumeNotSupportedException extends AbortException {

    private static final long serialVersionUID = 1L;

    public SynchronousResumeNotSupportedException() {
        super("The build was restarted while a step ran that can't be resumed. "
                + "Put it into retry(conditions: [nonresumable()], count: 2) { } to run it again.");
    }
}
