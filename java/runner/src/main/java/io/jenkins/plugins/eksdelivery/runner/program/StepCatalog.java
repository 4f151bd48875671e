package io.jenkins.plugins.eksdelivery.runner.program;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jspecify.annotations.Nullable;

/** All steps by name: the runner's own, and those of the plugin, which are looked up only when the first of them is called. */
public final class StepCatalog {

    private final Map<String, StepDescriptor> own = new LinkedHashMap<>();
    private final Map<String, StepDescriptor> others = new LinkedHashMap<>();
    private final Map<String, DescribableModel<?>> models = new LinkedHashMap<>();
    private @Nullable Map<String, StepDescriptor> extensions;

    public StepCatalog(List<? extends StepDescriptor> own, List<? extends StepDescriptor> others) {
        own.forEach(descriptor -> this.own.put(descriptor.getFunctionName(), descriptor));
        others.forEach(descriptor -> this.others.put(descriptor.getFunctionName(), descriptor));
    }

    @Nullable
    StepDescriptor find(String name) {
        StepDescriptor found = own.containsKey(name) ? own.get(name) : others.get(name);
        return found == null ? extensions().get(name) : found;
    }

    DescribableModel<?> model(StepDescriptor descriptor) {
        return models.computeIfAbsent(
                descriptor.getFunctionName(),
                name -> descriptor instanceof RunnerStep.Kind kind
                        ? DescribableModel.of(kind.type())
                        : DescribableModel.of(descriptor.clazz));
    }

    /** Jenkins' own names first, so that messages read as there. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(new TreeSet<>(own.keySet()));
        Set<String> added = new TreeSet<>(others.keySet());
        added.addAll(extensions().keySet());
        names.addAll(added);
        return names;
    }

    private Map<String, StepDescriptor> extensions() {
        if (extensions == null) {
            Map<String, StepDescriptor> found = new LinkedHashMap<>();
            for (StepDescriptor descriptor : StepDescriptor.all()) {
                found.putIfAbsent(descriptor.getFunctionName(), descriptor);
            }
            extensions = found;
        }
        return extensions;
    }
}
