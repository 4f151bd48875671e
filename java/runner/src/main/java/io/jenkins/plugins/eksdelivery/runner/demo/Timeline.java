package io.jenkins.plugins.eksdelivery.runner.demo;

import io.jenkins.plugins.eksdelivery.runner.run.RunEvent;
import io.jenkins.plugins.eksdelivery.runner.run.RunEvent.Kind;
import io.jenkins.plugins.eksdelivery.runner.run.RunEvent.NodeEnded;
import io.jenkins.plugins.eksdelivery.runner.run.RunEvent.NodeStarted;
import io.jenkins.plugins.eksdelivery.runner.run.RunEvent.RunStarted;
import io.jenkins.plugins.eksdelivery.runner.run.RunListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Collects stages and the product's own steps with their times from the events of a run. */
final class Timeline implements RunListener {

    /** Steps of Jenkins that take time or change something; the rest is bookkeeping that no reader misses. */
    private static final Set<String> SHOWN = Set.of("sh", "checkout", "stash", "unstash", "input");

    private final Set<String> deliverySteps;
    private final Map<Integer, NodeStarted> started = new LinkedHashMap<>();
    private final Map<Integer, NodeEnded> ended = new LinkedHashMap<>();
    private Instant origin = Instant.EPOCH;

    Timeline(Set<String> deliverySteps) {
        this.deliverySteps = Set.copyOf(deliverySteps);
    }

    @Override
    public synchronized void on(RunEvent event) {
        if (event instanceof RunStarted start) {
            origin = start.at();
        } else if (event instanceof NodeStarted node) {
            started.put(node.id(), node);
        } else if (event instanceof NodeEnded node) {
            ended.put(node.id(), node);
        }
    }

    synchronized List<TimedNode> nodes() {
        List<TimedNode> nodes = new ArrayList<>();
        for (NodeStarted node : started.values()) {
            NodeEnded end = ended.get(node.id());
            if (end != null && isShown(node)) {
                nodes.add(new TimedNode(
                        depth(node),
                        node.kind() == Kind.STAGE ? node.label() : node.function(),
                        Duration.between(origin, node.at()),
                        Duration.between(node.at(), end.at()),
                        end.result().name()));
            }
        }
        return nodes;
    }

    private boolean isShown(NodeStarted node) {
        return node.kind() == Kind.STAGE || SHOWN.contains(node.function()) || deliverySteps.contains(node.function());
    }

    private int depth(NodeStarted node) {
        int depth = 0;
        for (NodeStarted at = node; at.parent() != null && started.containsKey(at.parent()); ) {
            at = Objects.requireNonNull(started.get(at.parent()));
            if (isShown(at)) {
                depth++;
            }
        }
        return depth;
    }
}
