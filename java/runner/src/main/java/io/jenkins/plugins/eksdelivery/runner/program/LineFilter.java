package io.jenkins.plugins.eksdelivery.runner.program;

import java.io.Serializable;

/** Changes each line that is printed within a block. */
@FunctionalInterface
public interface LineFilter extends Serializable {

    String apply(String line);
}
