package io.jenkins.plugins.eksdelivery.image;

import io.jenkins.plugins.eksdelivery.process.Command;
import java.util.List;

/** A program that builds images. */
interface ImageBuilder {

    /** As in the step's result. */
    String name();

    /** What to run, one after the other, so that the layout is there in the end. */
    List<Command> commands(BuildOrder order);
}
