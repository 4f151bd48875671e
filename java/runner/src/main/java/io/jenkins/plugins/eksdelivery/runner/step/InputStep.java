package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.model.Result;
import io.jenkins.plugins.eksdelivery.log.Secret;
import io.jenkins.plugins.eksdelivery.runner.program.Described;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import io.jenkins.plugins.eksdelivery.runner.run.InputAnswer;
import io.jenkins.plugins.eksdelivery.runner.run.InputQuestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code input}: waits for somebody's word; a resumed run asks again. */
public final class InputStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final String message;

    @DataBoundSetter
    private @Nullable String id;

    @DataBoundSetter
    private String ok = "Proceed";

    @DataBoundSetter
    private @Nullable String cancel;

    @DataBoundSetter
    private @Nullable String submitter;

    @DataBoundSetter
    private @Nullable String submitterParameter;

    @DataBoundSetter
    private transient @Nullable List<?> parameters;

    @DataBoundConstructor
    public InputStep(String message) {
        this.message = message;
    }

    @Override
    protected StepExecution begin(RunningStep step) {
        List<InputQuestion.Field> fields = new ArrayList<>();
        for (Object parameter : parameters == null ? List.of() : parameters) {
            fields.add(field(parameter));
        }
        List<String> submitters = submitter == null || submitter.isBlank()
                ? List.of()
                : Arrays.stream(submitter.split(",")).map(String::strip).toList();
        String name =
                id == null ? "Input-" + step.node() : id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
        return new Asking(step, name, message, ok, submitters, fields, submitterParameter);
    }

    private static InputQuestion.Field field(Object parameter) {
        if (!(parameter instanceof Described described)) {
            throw new IllegalArgumentException("input takes parameters such as string(name: …), not " + parameter);
        }
        Map<String, ?> fields = described.arguments();
        String type = switch (String.valueOf(described.symbol())) {
            case "booleanParam" -> "boolean";
            case "choice" -> "choice";
            case "password" -> "password";
            case "text" -> "text";
            default -> "string";
        };
        Object value = DeclaredParameters.defaultOf(described.symbol(), fields);
        Object description = fields.get("description");
        return new InputQuestion.Field(
                String.valueOf(fields.get("name")),
                type,
                value == null ? "" : value,
                description == null ? "" : description.toString(),
                DeclaredParameters.choices(fields.get("choices")));
    }

    private static final class Asking extends StepExecution {

        private static final long serialVersionUID = 1L;

        private final RunningStep step;
        private final String id;
        private final String message;
        private final String ok;
        private final ArrayList<String> submitters;

        @SuppressWarnings("serial") // rebuilt from plain values
        private final ArrayList<ArrayList<Object>> fields = new ArrayList<>();

        private final @Nullable String submitterParameter;

        Asking(
                RunningStep step,
                String id,
                String message,
                String ok,
                List<String> submitters,
                List<InputQuestion.Field> fields,
                @Nullable String submitterParameter) {
            super(step);
            this.step = step;
            this.id = id;
            this.message = message;
            this.ok = ok;
            this.submitters = new ArrayList<>(submitters);
            this.submitterParameter = submitterParameter;
            fields.forEach(field -> this.fields.add(new ArrayList<>(List.of(
                    field.name(),
                    field.type(),
                    field.defaultValue(),
                    field.description(),
                    new ArrayList<>(field.choices())))));
        }

        @Override
        public boolean start() {
            step.surroundings().console().line(step.node(), message);
            step.surroundings().console().line(step.node(), ok + " or Abort");
            onResume();
            return false;
        }

        @Override
        public void onResume() {
            InputQuestion question = question();
            step.surroundings().answers().ask(question, answer -> answered(question, answer));
        }

        @SuppressWarnings("unchecked")
        private InputQuestion question() {
            List<InputQuestion.Field> asked = fields.stream()
                    .map(field -> new InputQuestion.Field(
                            (String) field.get(0), (String) field.get(1), field.get(2), (String) field.get(3), (List<
                                            String>)
                                    field.get(4)))
                    .toList();
            return new InputQuestion(id, message, ok, submitters, asked);
        }

        private void answered(InputQuestion question, InputAnswer answer) {
            if (!submitters.isEmpty() && !submitters.contains(answer.by())) {
                step.surroundings()
                        .console()
                        .line(
                                step.node(),
                                answer.by() + " may not answer; allowed are " + String.join(", ", submitters));
                step.onFailure(rejection(answer.by()));
            } else if (answer instanceof InputAnswer.Proceed proceed) {
                step.surroundings().console().line(step.node(), "Approved by " + proceed.by());
                step.onSuccess(value(question, proceed));
            } else {
                step.onFailure(rejection(answer.by()));
            }
        }

        private static FlowInterruptedException rejection(String by) {
            return new FlowInterruptedException(Result.ABORTED, new Rejection(by));
        }

        /** Nothing without fields, the value of the only one, else a map. */
        private @Nullable Object value(InputQuestion question, InputAnswer.Proceed proceed) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (InputQuestion.Field field : question.fields()) {
                Object given = proceed.values().getOrDefault(field.name(), field.defaultValue());
                if (field.type().equals("password")) {
                    step.surroundings().mask().add(Secret.of(given.toString()));
                }
                values.put(
                        field.name(),
                        field.type().equals("boolean") ? (Object) Boolean.parseBoolean(given.toString()) : given);
            }
            if (submitterParameter != null) {
                values.put(submitterParameter, proceed.by());
            }
            if (values.isEmpty()) {
                return null;
            }
            return values.size() == 1 ? values.values().iterator().next() : values;
        }
    }

    private static final class Rejection extends CauseOfInterruption {

        private static final long serialVersionUID = 1L;

        private final String who;

        Rejection(String who) {
            this.who = who;
        }

        @Override
        public String getShortDescription() {
            return "Rejected by " + who;
        }
    }
}
