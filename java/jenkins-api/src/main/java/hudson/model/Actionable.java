package hudson.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A model object that has actions. */
public abstract class Actionable extends AbstractModelObject {

    private volatile CopyOnWriteArrayList<Action> actions = new CopyOnWriteArrayList<>();

    public Actionable() {}

    public List<Action> getActions() {
        return actions;
    }

    public final List<? extends Action> getAllActions() {
        return List.copyOf(actions);
    }

    public <T extends Action> List<T> getActions(Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Action action : actions) {
            if (type.isInstance(action)) {
                found.add(type.cast(action));
            }
        }
        return found;
    }

    public void addAction(Action a) {
        if (a == null) {
            throw new IllegalArgumentException("Action must be non-null");
        }
        getActions().add(a);
    }

    public void replaceAction(Action a) {
        addOrReplaceAction(a);
    }

    public boolean addOrReplaceAction(Action a) {
        removeActions(a.getClass());
        return getActions().add(a);
    }

    public boolean removeAction(Action a) {
        return getActions().remove(a);
    }

    public boolean removeActions(Class<? extends Action> clazz) {
        return getActions().removeIf(clazz::isInstance);
    }

    public <T extends Action> T getAction(Class<T> type) {
        for (Action action : getActions()) {
            if (type.isInstance(action)) {
                return type.cast(action);
            }
        }
        return null;
    }
}
