package io.jenkins.plugins.eksdelivery.runner.demo;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.localcloud.CloudState;
import io.jenkins.plugins.eksdelivery.localcloud.LocalCloud;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Delivers the example to the local cloud, moves the active region, and reads back what was claimed. */
public final class Demo {

    private static final String APPROVERS = "demo-lead,demo-operator";

    private final Path project;
    private final LocalCloud cloud;
    private final CloudState state;
    private final DeliveryLog log;
    private final Program program;

    /** Another command of this program. */
    @FunctionalInterface
    public interface Program {

        /** @return its exit status */
        int run(Output output, List<String> arguments);
    }

    /** Where the standard output of a command goes. */
    public record Output(PrintWriter writer) {}

    public Demo(Path project, LocalCloud cloud, CloudState state, DeliveryLog log, Program program) {
        this.project = project;
        this.cloud = cloud;
        this.state = state;
        this.log = log;
        this.program = program;
    }

    /** Runs the example's pipeline, which ends with a planned promotion of the region that is not active. */
    public List<Claim> deliver() throws IOException, InterruptedException {
        requireTerraform();
        cloud.control().clearFaults();
        DemoWorld world = world();
        new StateBuckets(project, workFolder().resolve("cloud"), world.environment(), log).make();
        String active = world.activeRegion(world.plan().primary());
        String before = active.isEmpty() ? world.plan().primary() : active;
        Instant start = Instant.now();
        pipeline(world, world.plan().otherThan(before));
        List<Claim> claims = world.claims(workspaces(), start, world.plan().regions(), before, "");
        report(claims, "The example orders, delivered to two regions");
        return claims;
    }

    /** Takes a region away and promotes the other one without it. */
    public List<Claim> lose(String lost) throws IOException, InterruptedException {
        requireTerraform();
        cloud.control().clearFaults();
        DemoWorld world = world();
        String target = world.plan().otherThan(lost);
        new StateBuckets(project, workFolder().resolve("cloud"), world.environment(), log).make();
        Instant start = Instant.now();
        String active = world.activeRegion(lost);
        if (active.isEmpty()) {
            pipeline(world, lost);
            active = world.activeRegion(lost);
        }
        if (active.equals(target)) {
            log.line(target + " is active: moving back to " + lost + " first, so that there is something to lose");
            promote(world, lost, List.of());
        }
        log.line("Region " + lost + " is unreachable from now on");
        cloud.control().regionDown(lost);
        String promotion = promote(world, target, List.of("--mode", "unplanned", "--max-data-loss", "60"));
        List<Claim> claims = new ArrayList<>(world.claims(workspaces(), start, List.of(target), lost, promotion));
        claims.add(LostRegionCalls.after(cloud.control(), lost, promotion));
        report(claims, "Region " + lost + " lost, " + target + " promoted");
        return claims;
    }

    /** The claims for a terminal. */
    public static String table(List<Claim> claims) {
        return ClaimTable.of(claims);
    }

    /** Without terraform nothing can be delivered; the other parts that may be absent have a replacement. */
    private void requireTerraform() {
        String reason = state.absent().get("terraform");
        if (reason != null) {
            throw new DeliveryException(Failure.permanent(
                    "DEMO-TOOL-01",
                    "eks-delivery demo",
                    reason,
                    "Install it, then: eks-delivery demo down && eks-delivery demo"));
        }
    }

    private DemoWorld world() throws IOException {
        return DemoWorld.of(project, state, cloud.environment());
    }

    private void pipeline(DemoWorld world, String promoteTo) {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                project.resolve("examples/orders/Jenkinsfile").toString(),
                "--param",
                "PROMOTE_TO=" + promoteTo,
                "--param",
                "BAKE_MINUTES=0",
                "--param",
                "SCAN_SETTLE_SECONDS=1",
                "--yes-approve",
                APPROVERS,
                "--tree",
                "--workspace",
                workspaces().toString(),
                "--env-file",
                workFolder().resolve("cloud/env").toString()));
        for (Map.Entry<String, String> variable : world.pipelineEnvironment().entrySet()) {
            arguments.add("--env");
            arguments.add(variable.getKey() + "=" + variable.getValue());
        }
        int status = program.run(new Output(new PrintWriter(System.out, true)), arguments);
        if (status != 0) {
            throw failed("the delivery of examples/orders", status);
        }
    }

    private String promote(DemoWorld world, String target, List<String> further) {
        StringWriter result = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of(
                "promote",
                "--plan",
                project.resolve("examples/orders/promotion.yaml").toString(),
                "--env-file",
                workFolder().resolve("cloud/env").toString(),
                "--region",
                target,
                "--to",
                target,
                "--reason",
                "demonstration",
                "--bake",
                "0"));
        for (String who : APPROVERS.split(",")) {
            arguments.add("--approve");
            arguments.add(who);
        }
        arguments.addAll(further);
        int status = program.run(new Output(new PrintWriter(result, true)), arguments);
        if (status != 0) {
            throw failed("the promotion of " + target, status);
        }
        return result.toString();
    }

    private void report(List<Claim> claims, String title) throws IOException {
        Path file = workFolder().resolve("demo/report.html");
        DemoReport.write(file, title, claims, newestRun());
        log.line("Report: " + file);
    }

    private static List<TimedNode> newestRun() throws IOException {
        try (Stream<Path> runs = Files.list(workFolder().resolve("runs"))) {
            Optional<Path> newest = runs.filter(
                            run -> run.getFileName().toString().matches("\\d+"))
                    .max(Comparator.comparingInt(
                            run -> Integer.parseInt(run.getFileName().toString())));
            return newest.isEmpty() ? List.of() : Timeline.of(newest.get().resolve("events.jsonl"));
        }
    }

    private static Path workFolder() {
        return Path.of("").toAbsolutePath().resolve(".eks-delivery");
    }

    private static Path workspaces() {
        return workFolder().resolve("demo/workspace");
    }

    private static DeliveryException failed(String what, int status) {
        return new DeliveryException(Failure.permanent(
                "DEMO-RUN-01", what, "it ended with status " + status, "Read the log above; then run the demo again"));
    }
}
