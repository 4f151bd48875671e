package hudson.model;

import hudson.EnvVars;
import hudson.ExtensionPoint;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import java.io.File;
import java.io.IOException;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import jenkins.model.RunAction2;
import jenkins.util.io.OnMaster;

/** One execution of a job. */
public abstract class Run<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends Actionable
        implements ExtensionPoint, Comparable<RunT>, AccessControlled, PersistenceRoot, OnMaster {

    public static final PermissionGroup PERMISSIONS = new PermissionGroup(Run.class, StandInText.of("Run"));
    public static final Permission DELETE =
            new Permission(PERMISSIONS, "Delete", null, Permission.DELETE, PermissionScope.RUN);
    public static final Permission UPDATE =
            new Permission(PERMISSIONS, "Update", null, Permission.UPDATE, PermissionScope.RUN);
    public static final Permission ARTIFACTS =
            new Permission(PERMISSIONS, "Artifacts", null, null, PermissionScope.RUN);

    protected final transient JobT project;
    public transient int number;
    protected transient volatile RunT previousBuild;
    protected transient volatile RunT nextBuild;
    protected long timestamp;
    protected volatile Result result;
    protected volatile String description;
    protected long duration;

    private volatile String displayName;
    private volatile boolean ended;

    protected Run(JobT job) throws IOException {
        this(job, System.currentTimeMillis());
        this.number = job.assignBuildNumber();
    }

    protected Run(JobT job, Calendar timestamp) {
        this(job, timestamp.getTimeInMillis());
    }

    protected Run(JobT job, long timestamp) {
        this.project = job;
        this.timestamp = timestamp;
    }

    @Override
    public void addAction(Action a) {
        super.addAction(a);
        if (a instanceof RunAction2 attached) {
            attached.onAttached(this);
        }
    }

    @Override
    public int compareTo(RunT that) {
        return Integer.compare(number, that.number);
    }

    public Result getResult() {
        return result;
    }

    /** Only ever makes the result worse, as in Jenkins. */
    public void setResult(Result r) {
        if (result == null || r.isWorseThan(result)) {
            result = r;
        }
    }

    public boolean isBuilding() {
        return !ended;
    }

    public List<Cause> getCauses() {
        CauseAction causes = getAction(CauseAction.class);
        return causes == null ? List.of() : causes.getCauses();
    }

    public <T extends Cause> T getCause(Class<T> type) {
        CauseAction causes = getAction(CauseAction.class);
        return causes == null ? null : causes.findCause(type);
    }

    public JobT getParent() {
        return project;
    }

    public Calendar getTimestamp() {
        GregorianCalendar calendar = new GregorianCalendar();
        calendar.setTimeInMillis(timestamp);
        return calendar;
    }

    public final Date getTime() {
        return new Date(timestamp);
    }

    public final long getTimeInMillis() {
        return timestamp;
    }

    public final long getStartTimeInMillis() {
        return timestamp;
    }

    public String getDescription() {
        return description;
    }

    public long getDuration() {
        return duration;
    }

    @Override
    public String toString() {
        return project.getFullName() + " #" + number;
    }

    public String getFullDisplayName() {
        return project.getFullDisplayName() + " " + getDisplayName();
    }

    @Override
    public String getDisplayName() {
        return displayName == null ? "#" + number : displayName;
    }

    public void setDisplayName(String value) throws IOException {
        displayName = value;
        save();
    }

    public int getNumber() {
        return number;
    }

    public RunT getPreviousBuild() {
        return previousBuild;
    }

    public RunT getNextBuild() {
        return nextBuild;
    }

    public String getUrl() {
        return project.getUrl() + number + "/";
    }

    public String getId() {
        return Integer.toString(number);
    }

    @Override
    public File getRootDir() {
        return new File(project.getBuildDir(), getId());
    }

    public File getArtifactsDir() {
        return new File(getRootDir(), "archive");
    }

    public File getLogFile() {
        return new File(getRootDir(), "log");
    }

    @Override
    public ACL getACL() {
        return project.getACL();
    }

    protected void onStartBuilding() {
        ended = false;
    }

    protected void onEndBuilding() {
        ended = true;
        if (result == null) {
            result = Result.SUCCESS;
        }
        duration = System.currentTimeMillis() - timestamp;
    }

    @Override
    public synchronized void save() throws IOException {}

    public void setDescription(String description) throws IOException {
        this.description = description;
        save();
    }

    public EnvVars getEnvironment(TaskListener listener) throws IOException, InterruptedException {
        EnvVars env = project.getEnvironment(null, listener);
        env.put("BUILD_NUMBER", getId());
        env.put("BUILD_ID", getId());
        env.put("BUILD_DISPLAY_NAME", getDisplayName());
        env.put("BUILD_TAG", "jenkins-" + project.getFullName().replace('/', '-') + "-" + number);
        return env;
    }

    public String getExternalizableId() {
        return project.getFullName() + "#" + getNumber();
    }
}
