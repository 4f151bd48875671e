package io.jenkins.plugins.eksdelivery.step;

import hudson.ExtensionList;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.log.Secret;
import io.jenkins.plugins.eksdelivery.parameter.ParameterSet;
import io.jenkins.plugins.eksdelivery.parameter.ParameterType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.DataBoundConstructor;

/** A step that does what its parameter says. */
public final class FakeStep extends OperationStep {

    static final ParameterSet PARAMETERS = ParameterSet.of("fake", "Does as told.")
            .required("act", ParameterType.TEXT, "What to do.")
            .common()
            .build();

    @DataBoundConstructor
    public FakeStep(String act) {
        put("act", act);
    }

    public String getAct() {
        return text("act");
    }

    /** Registered by hand: it must not be in the plugin's index. */
    static Definition register(boolean repeatable) {
        List<StepDescriptor> all = ExtensionList.lookup(StepDescriptor.class);
        all.stream().filter(Definition.class::isInstance).toList().forEach(all::remove);
        Definition definition = new Definition(repeatable);
        all.add(definition);
        ExtensionList.lookup(hudson.model.Descriptor.class).add(definition);
        return definition;
    }

    static final class Definition extends DeliveryStepDescriptor {

        final CountDownLatch hanging = new CountDownLatch(1);
        volatile boolean endedInOrder;
        private final boolean repeatable;

        Definition(boolean repeatable) {
            super("Fake", PARAMETERS, true);
            this.repeatable = repeatable;
        }

        @Override
        protected Map<String, Object> run(StepCall call) throws InterruptedException {
            switch (call.arguments().get("act").toString()) {
                case "fail" ->
                    throw new DeliveryException(
                            Failure.permanent("FK-01", "fake", "it was told to fail", "Tell it else"));
                case "leak" -> {
                    call.context().mask().add(Secret.of("canary-7d1f"));
                    call.context().log().line("the secret is canary-7d1f, said twice: canary-7d1f");
                    call.listener().getLogger().println("and canary-7d1f by the listener");
                }
                case "hang" -> {
                    try {
                        hanging.countDown();
                        Thread.sleep(60_000);
                    } catch (InterruptedException interrupted) {
                        Thread.sleep(200);
                        endedInOrder = true;
                        throw interrupted;
                    }
                }
                default -> call.context().log().line("done: " + call.arguments().get("act"));
            }
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("answer", 42);
            result.put("list", List.of("a", Map.of("b", true)));
            return result;
        }

        @Override
        protected void check(Map<String, Object> arguments) {}

        @Override
        protected boolean isRepeatable() {
            return repeatable;
        }
    }
}
