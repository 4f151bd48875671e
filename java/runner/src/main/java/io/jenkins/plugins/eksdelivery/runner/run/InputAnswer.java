package io.jenkins.plugins.eksdelivery.runner.run;

import java.util.Map;

/** What someone said to an {@link InputQuestion}. */
public sealed interface InputAnswer {

    /** Who answered. */
    String by();

    /** Go on. @param values field name to value; missing ones take their default */
    record Proceed(String by, Map<String, Object> values) implements InputAnswer {

        public Proceed {
            values = Map.copyOf(values);
        }
    }

    /** Stop the run. */
    record Abort(String by) implements InputAnswer {}
}
