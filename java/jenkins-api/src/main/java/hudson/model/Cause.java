package hudson.model;

/** Why a run was started. */
public abstract class Cause {

    public Cause() {}

    public abstract String getShortDescription();

    public void print(TaskListener listener) {
        listener.getLogger().println(getShortDescription());
    }
}
