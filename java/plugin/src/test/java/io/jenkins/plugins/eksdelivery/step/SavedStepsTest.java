package io.jenkins.plugins.eksdelivery.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SavedStepsTest {

    @TempDir
    Path directory;

    static Stream<DeliveryStepDescriptor> steps() {
        return Steps.all().stream();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void every_execution_can_be_saved_as_jenkins_saves_it(DeliveryStepDescriptor step) throws Exception {
        FakeBuild build = new FakeBuild(directory);
        StepExecution execution = step.newInstance(BindingTest.least(step)).start(build.context());

        StepExecution loaded = SavedState.load(SavedState.save(execution));

        assertThat(loaded).hasSameClassAs(execution);
        assertThat(loaded.getContext()).isEqualTo(build.context());
    }

    /** Jenkins' class filter refuses other classes when a build is loaded again. */
    @ParameterizedTest
    @MethodSource("steps")
    void saved_fields_are_of_the_jdk_or_our_own(DeliveryStepDescriptor step) throws Exception {
        FakeBuild build = new FakeBuild(directory);
        StepExecution execution = step.newInstance(BindingTest.least(step)).start(build.context());

        List<String> foreign = new ArrayList<>();
        for (Class<?> each = execution.getClass(); each != StepExecution.class; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                String type = field.getType().getName();
                if (!Modifier.isTransient(field.getModifiers())
                        && !Modifier.isStatic(field.getModifiers())
                        && !field.getType().isPrimitive()
                        && !type.startsWith("java.")
                        && !type.startsWith("io.jenkins.plugins.eksdelivery.")
                        && !type.startsWith("org.jenkinsci.plugins.workflow.steps.")) {
                    foreign.add(field.toString());
                }
            }
        }

        assertThat(foreign).isEmpty();
    }
}
