package io.jenkins.plugins.eksdelivery.promotion;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.parameter.Arguments;
import io.jenkins.plugins.eksdelivery.parameter.ParameterSet;
import io.jenkins.plugins.eksdelivery.parameter.ParameterType;
import io.jenkins.plugins.eksdelivery.promotion.plan.Mode;
import java.io.Serializable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A promotion that somebody asks for.
 *
 * @param plan path of the promotion file, relative to the current directory
 * @param from region that is active now; "" to find out
 * @param to region that is to be active
 * @param mode whether the source takes part
 * @param reason why, for the record
 * @param changeTicket id of the change; "" for none
 * @param maxDataLossSeconds bound on the loss, 0 when planned; -1 when not given
 * @param maxLagSeconds replication lag above which a planned promotion doesn't start
 * @param readinessMaxAgeHours age above which an approved report counts no more
 * @param approvals who must agree
 * @param freezeDeploys whether deployments are frozen meanwhile
 * @param preScale how the target is made ready
 * @param fenceSource whether the source's writers are stopped first
 * @param bakeMinutes how long alarms are watched after the shift, 0 to 1440
 * @param alarms CloudWatch alarms of the target region that are watched, beside those of the file
 * @param breakGlass whether red checks are overridden, by two people
 * @param approval result of approve for this run's report; empty for none
 * @param runId id that the run shall have, for a caller that may be restarted; "" for a new one
 * @param resume id of a run to go on with; "" for none
 * @param dryRun shows what would happen and changes nothing
 */
public record PromoteRegionRequest(
        String plan,
        String from,
        String to,
        Mode mode,
        String reason,
        String changeTicket,
        int maxDataLossSeconds,
        int maxLagSeconds,
        int readinessMaxAgeHours,
        Approvals approvals,
        boolean freezeDeploys,
        PreScale preScale,
        boolean fenceSource,
        int bakeMinutes,
        List<String> alarms,
        boolean breakGlass,
        Map<String, Object> approval,
        String runId,
        String resume,
        boolean dryRun)
        implements Serializable {

    public static final ParameterSet PARAMETERS = ParameterSet.of(
                    "promoteRegion",
                    "Makes the standby region active, planned (no data loss) or unplanned (bounded loss), with evidence, approvals and"
                            + " a journal in the target region that another executor can go on with.")
            .required("plan", ParameterType.TEXT, "Path of the promotion file.")
            .optional("from", ParameterType.TEXT, "", "Region that is active now; found out unless given.")
            .required("to", ParameterType.TEXT, "Region that is to be active.")
            .choice("mode", Mode.class, Mode.PLANNED, "Whether the source region takes part.")
            .required("reason", ParameterType.TEXT, "Why, for the record.")
            .optional("changeTicket", ParameterType.TEXT, "", "Id of the change.")
            .integer(
                    "maxDataLossSeconds",
                    null,
                    0,
                    86_400,
                    "Bound on the loss of data; 0 when planned, mandatory when unplanned.")
            .integer("maxLagSeconds", 5L, 0, 3600, "Replication lag above which a planned promotion doesn't start.")
            .integer("readinessMaxAgeHours", 24L, 1, 720, "Age above which an approved report counts no more.")
            .optional(
                    "approvals",
                    ParameterType.MAP,
                    "Who must agree: before (2), beforeTraffic (1), groups, users, excludeSelf (true).")
            .optional("freezeDeploys", ParameterType.FLAG, true, "Deployments are frozen meanwhile.")
            .optional(
                    "preScale",
                    ParameterType.MAP,
                    "How the target is made ready: targetPercent (100), minReady (100 planned, 80 unplanned), timeout ('10m').")
            .optional(
                    "fenceSource", ParameterType.FLAG, true, "The source's writers are stopped before the data moves.")
            .integer("bakeMinutes", 15L, 0, 1440, "How long alarms are watched after the traffic moved.")
            .optional(
                    "alarms",
                    ParameterType.TEXT_LIST,
                    "CloudWatch alarms of the target region, beside those of the file.")
            .optional("breakGlass", ParameterType.FLAG, false, "Overrides red checks that can be; needs two people.")
            .optional("approval", ParameterType.MAP, "Result of approve for the report of the run that is resumed.")
            .optional(
                    "runId",
                    ParameterType.TEXT,
                    "",
                    "Id that the run shall have; an unfinished run of this id is gone on with.")
            .optional("resume", ParameterType.TEXT, "", "Id of a run to go on with.")
            .planned("aurora", "rdsReadReplicas", "dynamodb", "elasticache", "s3", "ecr", "traffic", "health")
            .planned("rollback", "journal")
            .common()
            .build();

    private static final ParameterSet APPROVALS = ParameterSet.of("promoteRegion approvals", "Who must agree.")
            .integer("before", 2L, 0, 10, "People who approve the report.")
            .integer("beforeTraffic", 1L, 0, 10, "People who approve the shift of traffic.")
            .optional("groups", ParameterType.TEXT_LIST, "Groups whose members may.")
            .optional("users", ParameterType.TEXT_LIST, "Users who may.")
            .optional("excludeSelf", ParameterType.FLAG, true, "Whoever started the run doesn't count.")
            .build();

    private static final ParameterSet PRE_SCALE = ParameterSet.of("promoteRegion preScale", "Makes the target ready.")
            .integer("targetPercent", 100L, 1, 1000, "Replicas of the target in percent of the source's.")
            .integer("minReady", null, 1, 100, "Percent of them that must be ready.")
            .optional("timeout", ParameterType.DURATION, "10m", "How long to wait for them.")
            .build();

    public PromoteRegionRequest {
        Objects.requireNonNull(mode);
        alarms = List.copyOf(alarms);
        approval = Map.copyOf(approval);
    }

    /**
     * Who must agree.
     *
     * @param before people who approve the report; 0 to 10
     * @param beforeTraffic people who approve the shift of traffic; 0 to 10
     * @param groups groups whose members may
     * @param users users who may
     * @param excludeSelf whether the person who started the run doesn't count
     */
    public record Approvals(int before, int beforeTraffic, List<String> groups, List<String> users, boolean excludeSelf)
            implements Serializable {

        public Approvals {
            groups = List.copyOf(groups);
            users = List.copyOf(users);
        }
    }

    /**
     * How the target is made ready.
     *
     * @param targetPercent replicas of the target in percent of the source's
     * @param minReady percent of them that must be ready
     * @param timeout how long to wait for them
     */
    public record PreScale(int targetPercent, int minReady, Duration timeout) implements Serializable {}

    /**
     * Reads what an author gave.
     *
     * @throws DeliveryException PARAM-… for each value, PR-LOSS-01 when an unplanned promotion has no bound on the loss
     */
    public static PromoteRegionRequest of(Map<String, ?> given) {
        Arguments arguments = PARAMETERS.read(given);
        Mode mode = arguments.choice("mode", Mode.class);
        Arguments approvals = APPROVALS.read(arguments.map("approvals"));
        Arguments preScale = PRE_SCALE.read(arguments.map("preScale"));
        PromoteRegionRequest request = new PromoteRegionRequest(
                arguments.text("plan"),
                arguments.text("from"),
                arguments.text("to"),
                mode,
                arguments.text("reason"),
                arguments.text("changeTicket"),
                arguments.optionalInteger("maxDataLossSeconds").orElse(mode == Mode.PLANNED ? 0 : -1),
                arguments.integer("maxLagSeconds"),
                arguments.integer("readinessMaxAgeHours"),
                new Approvals(
                        approvals.integer("before"),
                        approvals.integer("beforeTraffic"),
                        approvals.texts("groups"),
                        approvals.texts("users"),
                        approvals.flag("excludeSelf")),
                arguments.flag("freezeDeploys"),
                new PreScale(
                        preScale.integer("targetPercent"),
                        preScale.optionalInteger("minReady").orElse(mode == Mode.PLANNED ? 100 : 80),
                        preScale.duration("timeout")),
                arguments.flag("fenceSource"),
                arguments.integer("bakeMinutes"),
                arguments.texts("alarms"),
                arguments.flag("breakGlass"),
                arguments.map("approval"),
                arguments.text("runId"),
                arguments.text("resume"),
                arguments.flag("dryRun"));
        request.check(arguments);
        return request;
    }

    /** The arguments that make this request again; for the journal. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("plan", plan);
        map.put("from", from);
        map.put("to", to);
        map.put("mode", mode.name().toLowerCase(Locale.ROOT));
        map.put("reason", reason);
        map.put("changeTicket", changeTicket);
        map.put("maxDataLossSeconds", maxDataLossSeconds);
        map.put("maxLagSeconds", maxLagSeconds);
        map.put("readinessMaxAgeHours", readinessMaxAgeHours);
        map.put(
                "approvals",
                Map.of(
                        "before", approvals.before(),
                        "beforeTraffic", approvals.beforeTraffic(),
                        "groups", approvals.groups(),
                        "users", approvals.users(),
                        "excludeSelf", approvals.excludeSelf()));
        map.put("freezeDeploys", freezeDeploys);
        map.put(
                "preScale",
                Map.of(
                        "targetPercent",
                        preScale.targetPercent(),
                        "minReady",
                        preScale.minReady(),
                        "timeout",
                        preScale.timeout().toSeconds() + "s"));
        map.put("fenceSource", fenceSource);
        map.put("bakeMinutes", bakeMinutes);
        map.put("alarms", alarms);
        map.put("breakGlass", breakGlass);
        map.put("runId", runId);
        return map;
    }

    private void check(Arguments arguments) {
        if (reason.isBlank()) {
            throw arguments.notAllowed("reason", "it is empty", "Say why the region is promoted");
        }
        if (to.equals(from)) {
            throw new DeliveryException(Failure.permanent(
                    "PR-REGION-01",
                    "promoteRegion from " + from + " to " + to,
                    "both regions are the same",
                    "Give the standby region as to"));
        }
        if (mode == Mode.PLANNED && maxDataLossSeconds != 0) {
            throw arguments.notAllowed(
                    "maxDataLossSeconds", "a planned promotion loses nothing", "Remove it, or give mode: 'unplanned'");
        }
        if (mode == Mode.UNPLANNED && maxDataLossSeconds < 0) {
            throw new DeliveryException(Failure.permanent(
                    "PR-LOSS-01",
                    "promoteRegion to " + to + ", unplanned",
                    "no bound on the loss of data was given",
                    "Add maxDataLossSeconds (--max-data-loss): the age of the newest data that may be missing"));
        }
        if (!runId.matches("[a-z0-9][a-z0-9-]{0,62}|")) {
            throw arguments.notAllowed(
                    "runId", "'" + runId + "' is no run id", "Use lower-case letters, digits and -, at most 63");
        }
    }
}
