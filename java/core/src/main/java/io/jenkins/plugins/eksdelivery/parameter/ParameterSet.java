package io.jenkins.plugins.eksdelivery.parameter;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of one step: what binding, help, documentation and checks all read. */
public final class ParameterSet {

    private final String step;
    private final String description;
    private final Map<String, Parameter> parameters;

    private ParameterSet(String step, String description, Map<String, Parameter> parameters) {
        this.step = step;
        this.description = description;
        this.parameters = new LinkedHashMap<>(parameters);
    }

    /**
     * Starts a set.
     *
     * @param step name of the step, such as {@code pushToEcr}
     * @param description what the step does, for the first paragraph of its help
     */
    public static Builder of(String step, String description) {
        return new Builder(step, description);
    }

    public String step() {
        return step;
    }

    public String description() {
        return description;
    }

    /** In the order in which they are documented. */
    public List<Parameter> parameters() {
        return List.copyOf(parameters.values());
    }

    /**
     * Checks and converts what an author gave.
     *
     * @throws DeliveryException PARAM-01 unknown name, PARAM-02 missing, PARAM-03 wrong type, PARAM-04 value not allowed,
     *     PARAM-05 not available in this version
     */
    public Arguments read(Map<String, ?> given) {
        Map<String, Object> values = convert(given);
        for (Parameter parameter : parameters.values()) {
            if (values.containsKey(parameter.name())) {
                continue;
            }
            if (parameter.required()) {
                throw new DeliveryException(Failure.permanent(
                        "PARAM-02",
                        step + ": parameter '" + parameter.name() + "'",
                        "it is mandatory and was not given",
                        "Add " + parameter.name() + ": " + parameter.description()));
            }
            if (parameter.defaultValue() != null) {
                values.put(parameter.name(), parameter.defaultValue());
            }
        }
        return new Arguments(step, values);
    }

    /**
     * Checks what is given so far of a call that gets its other arguments later.
     *
     * @throws DeliveryException as {@link #read}, but for PARAM-02
     */
    public void check(Map<String, ?> given) {
        convert(given);
    }

    private Map<String, Object> convert(Map<String, ?> given) {
        Map<String, Object> values = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            Parameter parameter = parameters.get(name);
            if (parameter == null) {
                throw unknown(name);
            }
            if (!parameter.available()) {
                throw new DeliveryException(Failure.permanent(
                        "PARAM-05",
                        step + ": parameter '" + name + "'",
                        "it is planned and not available in this version",
                        "Remove it"));
            }
            if (value != null) {
                values.put(name, Conversion.convert(step, parameter, value));
            }
        });
        return values;
    }

    private DeliveryException unknown(String name) {
        List<String> names = List.copyOf(parameters.keySet());
        String nearest = NearestName.of(name, names);
        return new DeliveryException(Failure.permanent(
                "PARAM-01",
                step + ": parameter '" + name + "'",
                "the step has no such parameter; it has " + String.join(", ", names),
                nearest == null ? "Remove it or use one of these" : "Did you mean '" + nearest + "'?"));
    }

    /** Collects the parameters in the order of the documentation. */
    public static final class Builder {

        private final String step;
        private final String description;
        private final Map<String, Parameter> parameters = new LinkedHashMap<>();

        private Builder(String step, String description) {
            this.step = step;
            this.description = description;
        }

        public Builder required(String name, ParameterType type, String help) {
            return add(new Parameter(name, type, true, null, help, List.of(), 0, 0, true));
        }

        public Builder optional(String name, ParameterType type, String help) {
            return add(new Parameter(name, type, false, null, help, List.of(), 0, 0, true));
        }

        /** With a default of the type's own Java form: String, Boolean, List, Map or, for DURATION, a text such as "5m". */
        public Builder optional(String name, ParameterType type, Object defaultValue, String help) {
            return addDefault(name, type, defaultValue, help, List.of(), 0, 0);
        }

        public Builder integer(String name, @Nullable Long defaultValue, long minimum, long maximum, String help) {
            return addDefault(name, ParameterType.INTEGER, defaultValue, help, List.of(), minimum, maximum);
        }

        /** A word that names a constant of the enumeration in lower case, with '-' for '_'. */
        public <E extends Enum<E>> Builder choice(String name, Class<E> words, @Nullable E defaultValue, String help) {
            List<String> choices = Arrays.stream(words.getEnumConstants())
                    .map(Conversion::word)
                    .toList();
            return addDefault(
                    name,
                    ParameterType.CHOICE,
                    defaultValue == null ? null : Conversion.word(defaultValue),
                    help,
                    choices,
                    0,
                    0);
        }

        /** A mandatory word that names a constant of the enumeration in lower case, with '-' for '_'. */
        public <E extends Enum<E>> Builder requiredChoice(String name, Class<E> words, String help) {
            List<String> choices = Arrays.stream(words.getEnumConstants())
                    .map(Conversion::word)
                    .toList();
            return add(new Parameter(name, ParameterType.CHOICE, true, null, help, choices, 0, 0, true));
        }

        /** A parameter of the contract that this version lacks: giving it is refused by name, never ignored. */
        public Builder planned(String... names) {
            for (String name : names) {
                add(new Parameter(name, ParameterType.TEXT, false, null, "Not available yet.", List.of(), 0, 0, false));
            }
            return this;
        }

        /** The parameters that all steps share; {@code timeoutMinutes} keeps the step's own default when it has one. */
        public Builder common() {
            optional("region", ParameterType.TEXT, "AWS region; that of the enclosing withAwsRole unless given.");
            optional(
                    "role",
                    ParameterType.TEXT,
                    "ARN of the role to assume; that of the enclosing withAwsRole unless given.");
            optional("accountId", ParameterType.TEXT, "Account that the identity must be of; another one is an error.");
            optional("dryRun", ParameterType.FLAG, false, "Says what would be done and changes nothing.");
            if (!parameters.containsKey("timeoutMinutes")) {
                integer("timeoutMinutes", null, 1, 1440, "Time after which the step is interrupted, in minutes.");
            }
            optional(
                    "failOnError",
                    ParameterType.FLAG,
                    true,
                    "false makes the build unstable instead of failed, and returns the error.");
            optional("container", ParameterType.TEXT, "Container of the agent pod in which the tool runs.");
            return this;
        }

        public ParameterSet build() {
            return new ParameterSet(step, description, parameters);
        }

        private Builder addDefault(
                String name,
                ParameterType type,
                @Nullable Object defaultValue,
                String help,
                List<String> choices,
                long minimum,
                long maximum) {
            Parameter declared = new Parameter(name, type, false, null, help, choices, minimum, maximum, true);
            Object converted = defaultValue == null ? null : Conversion.convert(step, declared, defaultValue);
            return add(new Parameter(name, type, false, converted, help, choices, minimum, maximum, true));
        }

        private Builder add(Parameter parameter) {
            if (parameters.put(parameter.name(), parameter) != null) {
                throw new IllegalStateException(step + " declares " + parameter.name() + " twice");
            }
            return this;
        }
    }
}
