package io.jenkins.plugins.eksdelivery.runner.script;

import java.io.Serializable;

/**
 * A script as it was when it was compiled.
 *
 * @param name name of its class
 * @param text the Groovy source
 */
public record ScriptSource(String name, String text) implements Serializable {

    /** The name under which messages show it; Groovy names the class after it. */
    String fileName() {
        return name + ".groovy";
    }
}
