package io.jenkins.plugins.eksdelivery.runner.run;

import java.util.List;

/**
 * What an {@code input} step asks.
 *
 * @param id identifier of the question: given in the script or made from the message
 * @param message the question
 * @param ok what the button says, default {@code Proceed}
 * @param submitters who may answer; empty means anyone
 * @param fields the values asked for; may be empty
 */
public record InputQuestion(String id, String message, String ok, List<String> submitters, List<Field> fields) {

    public InputQuestion {
        submitters = List.copyOf(submitters);
        fields = List.copyOf(fields);
    }

    /**
     * A value asked for.
     *
     * @param name key in the answer
     * @param type string, text, boolean, choice or password
     * @param defaultValue what an empty answer means; for a choice the first one
     * @param description may be empty
     * @param choices allowed values; empty unless the type is choice
     */
    public record Field(String name, String type, Object defaultValue, String description, List<String> choices) {

        public Field {
            choices = List.copyOf(choices);
        }
    }
}
