package io.jenkins.plugins.eksdelivery.approval;

import hudson.model.Run;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import jenkins.model.RunAction2;
import org.jspecify.annotations.Nullable;

/** The gates of a run that wait for people, as a page of the run. Nothing of it is saved: each step opens its gate anew after a restart. */
public final class ApprovalsAction implements RunAction2 {

    private transient volatile @Nullable Run<?, ?> run;
    private transient volatile @Nullable Map<String, Gate> gates = new ConcurrentSkipListMap<>();

    @Override
    public @Nullable String getIconFileName() {
        return gates().isEmpty() ? null : "symbol-lock-closed";
    }

    @Override
    public String getDisplayName() {
        return "Approvals";
    }

    @Override
    public String getUrlName() {
        return "eks-delivery-approvals";
    }

    @Override
    public void onAttached(Run<?, ?> owner) {
        run = owner;
    }

    @Override
    public void onLoad(Run<?, ?> owner) {
        run = owner;
        gates = new ConcurrentSkipListMap<>();
    }

    public @Nullable Run<?, ?> getRun() {
        return run;
    }

    /** Those that are open. */
    public List<Gate> gates() {
        return List.copyOf(open().values());
    }

    /** The pages of those that are open; called by index.jelly. */
    public List<GatePage> getPages() {
        Run<?, ?> owner = run;
        return owner == null
                ? List.of()
                : gates().stream().map(gate -> new GatePage(owner, gate)).toList();
    }

    /** The page below {@code gate/<id>/}; null for one that is closed. */
    public @Nullable GatePage getGate(String id) {
        Run<?, ?> owner = run;
        Gate gate = open().get(id);
        return owner == null || gate == null ? null : new GatePage(owner, gate);
    }

    void add(Gate gate) {
        open().put(gate.id(), gate);
    }

    void remove(Gate gate) {
        open().remove(gate.id());
    }

    private Map<String, Gate> open() {
        Map<String, Gate> present = gates;
        return present == null ? Map.of() : present;
    }
}
