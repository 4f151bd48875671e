package io.jenkins.plugins.eksdelivery.promotion;

import static io.jenkins.plugins.eksdelivery.promotion.FakeWorld.EAST;
import static io.jenkins.plugins.eksdelivery.promotion.FakeWorld.WEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.eksdelivery.approval.Approval;
import io.jenkins.plugins.eksdelivery.approval.ApprovalDesk;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.promotion.PromoteRegionResult.State;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlanFile;
import io.jenkins.plugins.eksdelivery.promotion.world.GlobalDatabase;
import io.jenkins.plugins.eksdelivery.promotion.world.ObjectStore;
import io.jenkins.plugins.eksdelivery.promotion.world.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PromotionTest {

    private static final String RUN = "orders-1";
    private static final List<String> PLANNED_EFFECTS = List.of(
            "scale us-west-2 to 3",
            "flag us-east-1 standby",
            "scale us-east-1 to 0",
            "switchover to us-west-2",
            "flag us-west-2 active",
            "canary orders-events in us-west-2",
            "traffic to us-west-2");
    private static final List<String> UNPLANNED_EFFECTS = List.of(
            "scale us-west-2 to 2",
            "failover to us-west-2",
            "flag us-west-2 active",
            "canary orders-events in us-west-2",
            "traffic to us-west-2");

    private final VirtualClock clock = new VirtualClock();
    private final FakeWorld world = new FakeWorld(clock);
    private final PromotionPlan plan = plan();
    private final List<String> log = new ArrayList<>();
    private ApprovalDesk desk = ApprovalDesk.EMPTY;
    private int executors;

    enum Way {
        PLANNED,
        UNPLANNED
    }

    @Test
    void a_planned_promotion_goes_through_its_phases_in_order() throws Exception {
        PromoteRegionResult result = promote(planned());

        assertThat(result.state()).isEqualTo(State.COMPLETED);
        assertThat(world.effects).isEqualTo(PLANNED_EFFECTS);
        assertThat(result.activeRegion()).isEqualTo(WEST);
        assertThat(result.phases().stream().map(PromoteRegionResult.PhaseReport::name))
                .containsExactly(
                        "open",
                        "locate truth",
                        "checks",
                        "approval",
                        "pre-scale the target",
                        "smoke-test the target",
                        "fence the source",
                        "drain",
                        "promote data",
                        "bind applications",
                        "second approval",
                        "shift traffic",
                        "verify from outside",
                        "bake",
                        "unfreeze",
                        "afterwards");
        assertThat(result.rpoSecondsMeasured()).isZero();
        assertThat(result.rtoSecondsMeasured()).isBetween(40.0, 60.0);
        assertThat(result.dataLossPossible()).isFalse();
        assertThat(world.picture())
                .containsEntry("writer", WEST)
                .containsEntry("us-east-1.replicas", 0)
                .containsEntry("us-west-2.flag", "active")
                .containsEntry("frozen", false);
    }

    @Test
    void a_promotion_writes_at_most_forty_times() throws Exception {
        promote(planned());

        assertThat(world.store.writes).isLessThanOrEqualTo(45);
        assertThat(world.store.list("eks-delivery/orders/runs/")).hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void an_unplanned_promotion_asks_the_lost_region_nothing() throws Exception {
        world.lost.add(EAST);

        PromoteRegionResult result = promote(unplanned());

        assertThat(result.state()).isEqualTo(State.COMPLETED);
        assertThat(world.effects).isEqualTo(UNPLANNED_EFFECTS);
        assertThat(world.asked).doesNotContain(EAST);
        assertThat(result.rpoSecondsMeasured()).isEqualTo(0.2);
        assertThat(result.dataLossPossible()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void killed_anywhere_and_gone_on_with_each_effect_happens_once(Way way) throws Exception {
        Map<String, Object> expected = ended(way);
        List<String> effects = way == Way.PLANNED ? PLANNED_EFFECTS : UNPLANNED_EFFECTS;
        int points = 0;
        for (int killAt = 1; killAt < 1000; killAt++) {
            PromotionTest again = new PromotionTest();
            if (way == Way.UNPLANNED) {
                again.world.lost.add(EAST);
            }
            again.world.killAt = killAt;
            try {
                again.promote(again.request(way));
                break;
            } catch (FakeWorld.Killed killed) {
                again.world.reviveExecutor();
                again.resume(again.request(way));
                assertThat(again.world.effects)
                        .as("kill point %d, %s", killAt, killed.getMessage())
                        .isEqualTo(effects);
                assertThat(again.world.picture()).as("kill point %d", killAt).isEqualTo(expected);
                points++;
            }
        }
        assertThat(points).isGreaterThan(60);
    }

    @Test
    void killed_twice_it_still_ends_the_same() throws Exception {
        for (int first = 3; first < 90; first += 7) {
            for (int second = 2; second < 40; second += 5) {
                PromotionTest again = new PromotionTest();
                again.world.killAt = first;
                boolean killed = again.killedOrDone(again.request(Way.PLANNED), false);
                again.world.killAt = killed ? second : Integer.MAX_VALUE;
                if (killed && again.killedOrDone(again.request(Way.PLANNED), true)) {
                    again.world.reviveExecutor();
                    again.resume(again.request(Way.PLANNED));
                }
                assertThat(again.world.effects).as("%d then %d", first, second).isEqualTo(PLANNED_EFFECTS);
            }
        }
    }

    @Test
    void a_failure_before_the_point_of_no_return_puts_everything_back() {
        Map<String, Object> before = world.picture();
        world.failures.put("switchover to us-west-2", "refused");

        assertThatThrownBy(() -> promote(planned()))
                .hasMessageContaining("TEST-01")
                .hasMessageContaining("what it had changed was put back");

        assertThat(world.picture()).isEqualTo(before);
    }

    @Test
    void killed_while_putting_back_it_is_gone_on_with() throws Exception {
        Map<String, Object> before = world.picture();
        int points = 0;
        for (int killAt = 1; killAt < 1000; killAt++) {
            PromotionTest again = new PromotionTest();
            again.world.failures.put("switchover to us-west-2", "refused");
            again.world.killAt = killAt;
            try {
                again.promote(again.planned());
            } catch (DeliveryException ended) {
                break;
            } catch (FakeWorld.Killed killed) {
                again.world.reviveExecutor();
                assertThat(again.endedOrRefused()).as("kill point %d", killAt).isEqualTo(State.ABORTED);
                assertThat(again.world.picture()).as("kill point %d", killAt).isEqualTo(before);
                points++;
            }
        }
        assertThat(points).isGreaterThan(60);
    }

    @Test
    void a_lost_reply_of_an_effect_that_happened_is_no_failure() throws Exception {
        for (String effect : PLANNED_EFFECTS) {
            PromotionTest again = new PromotionTest();
            again.world.failures.put(effect, "reply lost");

            PromoteRegionResult result = again.promote(again.planned());

            assertThat(result.state()).as(effect).isEqualTo(State.COMPLETED);
            assertThat(again.world.effects).as(effect).isEqualTo(PLANNED_EFFECTS);
        }
    }

    @Test
    void after_the_point_of_no_return_it_stops_and_goes_forward_only() throws Exception {
        world.failures.put("traffic to us-west-2", "refused");

        assertThatThrownBy(() -> promote(planned()))
                .hasMessageContaining("stopped after the point of no return")
                .hasMessageContaining("--resume orders-1");
        assertThat(world.picture())
                .containsEntry("writer", WEST)
                .containsEntry("traffic", new TreeSet<>(List.of(EAST)));

        world.failures.clear();
        PromoteRegionResult result = resume(planned());

        assertThat(result.state()).isEqualTo(State.COMPLETED);
        assertThat(world.effects).isEqualTo(PLANNED_EFFECTS);
    }

    @Test
    void unplanned_it_never_turns_back_from_a_failover_that_was_tried() {
        world.lost.add(EAST);
        world.failures.put("failover to us-west-2", "refused");

        assertThatThrownBy(() -> promote(unplanned())).hasMessageContaining("can only go forward");
    }

    @Test
    void a_second_run_is_refused_while_the_first_has_not_ended() {
        world.killAt = 20;
        assertThatThrownBy(() -> promote(planned())).isInstanceOf(FakeWorld.Killed.class);
        world.reviveExecutor();

        assertThatThrownBy(() -> run("orders-2", planned(), false))
                .hasMessageStartingWith("PR-LOCK-01")
                .hasMessageContaining("--resume orders-1");
    }

    @Test
    void a_region_that_is_active_already_is_left_alone() throws Exception {
        promote(planned());
        world.effects.clear();

        PromoteRegionResult result = run("orders-2", planned(), false);

        assertThat(result.state()).isEqualTo(State.UNCHANGED);
        assertThat(world.effects).isEmpty();
    }

    @Test
    void and_back_again() throws Exception {
        promote(planned());
        world.effects.clear();

        PromoteRegionResult result = run("orders-2", request(Map.of("to", EAST)), false);

        assertThat(result.state()).isEqualTo(State.COMPLETED);
        assertThat(world.effects)
                .containsExactly(
                        "scale us-east-1 to 3",
                        "flag us-west-2 standby",
                        "scale us-west-2 to 0",
                        "switchover to us-east-1",
                        "flag us-east-1 active",
                        "canary orders-events in us-east-1",
                        "traffic to us-east-1");
    }

    @Test
    void without_approvals_it_waits_and_is_gone_on_with() throws Exception {
        PromoteRegionRequest two = request(Map.of("approvals", Map.of("before", 2, "beforeTraffic", 0)));

        PromoteRegionResult waiting = promote(two);

        assertThat(waiting.state()).isEqualTo(State.AWAITING_APPROVAL);
        assertThat(world.effects).isEmpty();

        desk = question -> List.of(
                Approval.of(waiting.reportHash(), "alice", "", clock.instant()),
                Approval.of(waiting.reportHash(), "bob", "", clock.instant()));
        PromoteRegionResult result = resume(two);

        assertThat(result.state()).isEqualTo(State.COMPLETED);
        assertThat(result.approvals().stream().map(Approval::approver)).containsExactly("alice", "bob");
    }

    @Test
    void an_approval_of_another_report_ends_it_before_any_change() {
        desk = question -> List.of(Approval.of("sha256:" + "0".repeat(64), "alice", "", clock.instant()));

        assertThatThrownBy(() -> promote(request(Map.of("approvals", Map.of("before", 1, "beforeTraffic", 0)))))
                .hasMessageStartingWith("PR-APPROVAL-02");
        assertThat(world.effects).isEmpty();
    }

    @Test
    void whoever_started_it_does_not_count() throws Exception {
        desk = question -> List.of(Approval.of(question.subjectDigest(), "starter", "", clock.instant()));

        PromoteRegionResult result = promote(request(Map.of("approvals", Map.of("before", 1, "beforeTraffic", 0))));

        assertThat(result.state()).isEqualTo(State.AWAITING_APPROVAL);
        assertThat(log).anyMatch(line -> line.contains("starter started the run"));
    }

    @Test
    void each_changed_byte_of_the_journal_is_found() {
        world.killAt = 60;
        assertThatThrownBy(() -> promote(planned())).isInstanceOf(FakeWorld.Killed.class);
        world.reviveExecutor();
        String key = world.store.list("eks-delivery/orders/runs/").get(2);
        ObjectStore.Stored entry = world.store.objects.get(key);

        for (int at = 0; at < entry.text().length(); at++) {
            char other = entry.text().charAt(at) == '7' ? '8' : '7';
            String changed =
                    entry.text().substring(0, at) + other + entry.text().substring(at + 1);
            world.store.objects.put(key, new ObjectStore.Stored(changed, entry.tag(), entry.modified()));

            assertThatThrownBy(() -> resume(planned())).as("byte %d", at).hasMessageStartingWith("PR-JOURNAL-02");
        }
    }

    @Test
    void a_removed_entry_of_the_journal_is_found() {
        world.killAt = 60;
        assertThatThrownBy(() -> promote(planned())).isInstanceOf(FakeWorld.Killed.class);
        world.reviveExecutor();
        world.store.objects.remove(world.store.list("eks-delivery/orders/runs/").get(2));

        assertThatThrownBy(() -> resume(planned())).hasMessageStartingWith("PR-JOURNAL-02");
    }

    @Test
    void a_disagreement_is_touched_only_when_somebody_says_what_to_do() throws Exception {
        world.traffic = new TreeSet<>(List.of(WEST));

        assertThatThrownBy(() -> promote(planned())).hasMessageStartingWith("PR-TRUTH-01");
        assertThat(world.effects).isEmpty();

        run("orders-2", request(Map.of("from", EAST)), false);

        assertThat(world.picture()).containsEntry("writer", WEST);
        assertThat(world.effects).doesNotContain("traffic to us-west-2").contains("switchover to us-west-2");
    }

    @Test
    void more_loss_than_allowed_is_no_failover() {
        world.lost.add(EAST);
        world.lag = OptionalDouble.of(31);

        assertThatThrownBy(() -> promote(unplanned()))
                .hasMessageStartingWith("PR-READY-01")
                .hasMessageContaining("aurora.lag is 31.0 s");
        assertThat(world.effects).isEmpty();
    }

    @Test
    void a_loss_that_is_not_known_needs_the_glass_to_be_broken_by_two_people() throws Exception {
        world.lost.add(EAST);
        world.lag = OptionalDouble.empty();
        assertThatThrownBy(() -> promote(unplanned())).hasMessageContaining("aurora.lag is not measured");

        PromoteRegionRequest broken =
                request(Map.of("mode", "unplanned", "maxDataLossSeconds", 30, "breakGlass", true));
        desk = question -> List.of(Approval.of(question.subjectDigest(), "alice", "", clock.instant()));
        assertThat(run("orders-2", broken, false).state()).isEqualTo(State.AWAITING_APPROVAL);

        desk = question -> List.of(
                Approval.of(question.subjectDigest(), "alice", "", clock.instant()),
                Approval.of(question.subjectDigest(), "bob", "", clock.instant()));
        PromoteRegionResult result = run("orders-2", broken, true);

        assertThat(result.state()).isEqualTo(State.COMPLETED);
        assertThat(result.rpoSecondsMeasured()).isEqualTo(-1);
        assertThat(result.dataLossPossible()).isTrue();
    }

    @Test
    void interrupted_it_keeps_the_run_open_and_says_how_to_go_on() throws Exception {
        desk = question -> {
            throw new InterruptedException("Ctrl-C");
        };
        assertThatThrownBy(() -> promote(request(Map.of("approvals", Map.of("before", 0, "beforeTraffic", 1)))))
                .isInstanceOf(InterruptedException.class);
        assertThat(log).anyMatch(line -> line.endsWith("--resume orders-1"));

        desk = question -> List.of(Approval.of(question.subjectDigest(), "alice", "", clock.instant()));
        assertThat(resume(planned()).state()).isEqualTo(State.COMPLETED);
        assertThat(world.effects).isEqualTo(PLANNED_EFFECTS);
    }

    @Test
    void a_stopped_source_that_is_scaled_up_again_stops_the_target_from_writing() {
        desk = question -> List.of();
        world.afterEffect = what -> {
            if (what.startsWith("switchover")) {
                world.regions.get(EAST).replicas = 1;
            }
        };

        assertThatThrownBy(() -> promote(planned())).hasMessageStartingWith("PR-FENCE-01");
        assertThat(world.picture()).containsEntry("us-west-2.flag", "standby");
    }

    @Test
    void no_user_is_sent_to_a_region_whose_writer_is_gone() {
        world.afterEffect = what -> {
            if (what.startsWith("canary")) {
                world.writer = EAST;
            }
        };

        assertThatThrownBy(() -> promote(planned())).hasMessageStartingWith("PR-WRITER-01");
        assertThat(world.picture()).containsEntry("traffic", new TreeSet<>(List.of(EAST)));
    }

    @Test
    void no_user_is_sent_to_a_region_whose_pods_are_gone() {
        world.afterEffect = what -> {
            if (what.startsWith("canary")) {
                world.regions.get(WEST).pinReady = 0;
            }
        };

        assertThatThrownBy(() -> promote(planned())).hasMessageStartingWith("PR-TRAFFIC-02");
        assertThat(world.picture()).containsEntry("traffic", new TreeSet<>(List.of(EAST)));
    }

    @Test
    void an_image_that_vanished_from_the_target_is_not_scaled_up() {
        desk = question -> {
            world.images.remove(WEST + FakeWorld.DIGEST);
            return List.of(Approval.of(question.subjectDigest(), "alice", "", clock.instant()));
        };

        assertThatThrownBy(() -> promote(request(Map.of("approvals", Map.of("before", 1, "beforeTraffic", 0)))))
                .hasMessageStartingWith("PR-IMAGE-01");
        assertThat(world.effects).isEmpty();
    }

    @Test
    void a_target_that_does_not_answer_well_is_scaled_back() {
        Map<String, Object> before = world.picture();
        world.regions.get(WEST).httpStatus = 503;

        assertThatThrownBy(() -> promote(planned()))
                .hasMessageStartingWith("PR-SMOKE-01")
                .hasMessageContaining("HTTP 503");
        assertThat(world.picture()).isEqualTo(before);
    }

    @Test
    void pods_that_do_not_get_ready_are_scaled_back() {
        Map<String, Object> before = world.picture();
        world.regions.get(WEST).pinReady = 1;

        assertThatThrownBy(() -> promote(planned()))
                .hasMessageStartingWith("PR-TIMEOUT-01 target.pre-scale: it was not done after 600 s");
        assertThat(world.picture()).isEqualTo(before);
    }

    @Test
    void a_lag_that_stays_ends_it_and_the_source_writes_again() {
        Map<String, Object> before = world.picture();
        world.lag = OptionalDouble.of(3);

        assertThatThrownBy(() -> promote(planned())).hasMessageStartingWith("PR-DRAIN-01");
        assertThat(world.effects).contains("scale us-east-1 to 0", "scale us-east-1 to 3");
        assertThat(world.picture()).isEqualTo(before);
    }

    @Test
    void a_switchover_of_somebody_else_is_waited_for_by_a_person() {
        world.movingTo = WEST;
        world.movedAt = clock.instant().plusSeconds(60);

        assertThatThrownBy(() -> promote(planned())).hasMessageStartingWith("PR-TRUTH-02");
        assertThat(world.effects).isEmpty();
    }

    @Test
    void an_answer_that_stays_away_after_the_shift_stops_it() {
        world.afterEffect = what -> {
            if (what.startsWith("traffic")) {
                world.regions.get(WEST).httpStatus = 500;
            }
        };

        assertThatThrownBy(() -> promote(planned()))
                .hasMessageStartingWith("PR-VERIFY-01")
                .hasMessageContaining("can only go forward");
    }

    @Test
    void an_approved_report_that_got_old_ends_it() {
        desk = question -> {
            clock.pause(Duration.ofHours(25));
            return List.of(Approval.of(question.subjectDigest(), "alice", "", clock.instant()));
        };

        assertThatThrownBy(() -> promote(request(Map.of("approvals", Map.of("before", 1, "beforeTraffic", 0)))))
                .hasMessageStartingWith("PR-READY-02");
        assertThat(world.effects).isEmpty();
    }

    @Test
    void an_executor_whose_run_was_taken_over_writes_nothing_more() {
        desk = question -> {
            // Paused for an hour, while another executor finished the run.
            clock.pause(Duration.ofHours(1));
            try {
                new Promotion(plan, world, two(), "other", "starter", clock, clock, log::add).run(RUN, planned(), true);
            } catch (InterruptedException never) {
                throw new IllegalStateException(never);
            }
            return two().ask(question);
        };

        assertThatThrownBy(() -> promote(request(Map.of("approvals", Map.of("before", 0, "beforeTraffic", 1)))))
                .hasMessageStartingWith("PR-LOCK-02");
        assertThat(world.effects).isEqualTo(PLANNED_EFFECTS);
    }

    @Test
    void more_loss_than_allowed_at_the_last_moment_is_no_failover() {
        world.lost.add(EAST);
        desk = question -> {
            world.lag = OptionalDouble.of(31);
            return List.of(Approval.of(question.subjectDigest(), "alice", "", clock.instant()));
        };

        assertThatThrownBy(() -> promote(request(Map.of(
                        "mode",
                        "unplanned",
                        "maxDataLossSeconds",
                        30,
                        "approvals",
                        Map.of("before", 1, "beforeTraffic", 0)))))
                .hasMessageStartingWith("PR-LOSS-02");
        assertThat(world.effects).doesNotContain("failover to us-west-2");
    }

    @Test
    void another_account_is_refused_before_anything_is_written() {
        world.account = "210987654321";

        assertThatThrownBy(() -> promote(planned())).hasMessageStartingWith("PR-ACCOUNT-01");
        assertThat(world.store.objects).isEmpty();
    }

    @Test
    void an_unknown_region_is_refused() {
        assertThatThrownBy(() -> promote(request(Map.of("to", "eu-west-1")))).hasMessageStartingWith("PR-REGION-02");
    }

    @Test
    void a_journal_that_can_not_be_written_ends_it_before_any_change() {
        world.store.readOnly = true;

        assertThatThrownBy(() -> promote(planned())).hasMessageStartingWith("PR-JOURNAL-01");
        assertThat(world.effects).isEmpty();
    }

    @Test
    void a_freeze_of_somebody_else_is_respected() {
        world.store.create("eks-delivery/orders/freeze.json", "{\"run\":\"holiday\"}");

        assertThatThrownBy(() -> promote(planned())).hasMessageStartingWith("PR-FREEZE-01");
        assertThat(world.store.objects.keySet()).contains("eks-delivery/orders/freeze.json");
    }

    @Test
    void an_alarm_during_the_bake_stops_it_with_users_in_the_target() {
        desk = question -> {
            world.ringing.add(WEST + "orders-5xx");
            return List.of(Approval.of(question.subjectDigest(), "alice", "", clock.instant()));
        };

        assertThatThrownBy(() -> promote(request(Map.of("approvals", Map.of("before", 0, "beforeTraffic", 1)))))
                .hasMessageStartingWith("PR-BAKE-01");
        assertThat(world.picture()).containsEntry("traffic", new TreeSet<>(List.of(WEST)));
    }

    @Test
    void a_dry_run_changes_nothing() throws Exception {
        PromoteRegionResult result = promote(request(Map.of("dryRun", true)));

        assertThat(result.state()).isEqualTo(State.PLANNED_ONLY);
        assertThat(world.effects).isEmpty();
        assertThat(world.store.objects).isEmpty();
        assertThat(log).anyMatch(line -> line.contains("aurora.promote"));
    }

    @Test
    void each_fault_turns_its_check_red_and_no_other() {
        Map<String, Consumer<FakeWorld>> faults = new HashMap<>();
        faults.put("clock", w -> w.store.clockOff = Duration.ofMinutes(5));
        faults.put("terraform.target", w -> w.stateLocks.put(WEST, "ci-42"));
        faults.put("terraform.source", w -> w.stateLocks.put(EAST, "ci-42"));
        faults.put(
                "aurora.status",
                w -> w.regions.get(WEST).member = new GlobalDatabase.Member("upgrading", "15.4", 1, 7));
        faults.put(
                "aurora.instances",
                w -> w.regions.get(WEST).member = new GlobalDatabase.Member("available", "15.4", 0, 7));
        faults.put("aurora.lag", w -> w.lag = OptionalDouble.of(6));
        faults.put(
                "aurora.backups",
                w -> w.regions.get(WEST).member = new GlobalDatabase.Member("available", "15.4", 1, 0));
        faults.put(
                "aurora.versions",
                w -> w.regions.get(WEST).member = new GlobalDatabase.Member("available", "15.3", 1, 7));
        faults.put("dynamodb.replicas", w -> w.table = new Tables.State("ACTIVE", Map.of(WEST, "CREATING"), true));
        faults.put("eks.nodes", w -> w.regions.get(WEST).nodes = 0);
        faults.put("releases.deployed", w -> w.regions.get(WEST).releaseStatus = "failed");
        faults.put("images.digests", w -> w.images.remove(WEST + FakeWorld.DIGEST));
        faults.put("releases.parity", w -> w.regions.get(WEST).chart = "service-0.9.0");
        faults.put("traffic.endpoints", w -> w.answeringEndpoints = 2);
        faults.put("alarms.target", w -> w.ringing.add(WEST + "orders-5xx"));
        faults.put("alarms.source", w -> w.ringing.add(EAST + "orders-5xx"));

        faults.forEach((check, fault) -> {
            PromotionTest again = new PromotionTest();
            Map<String, Object> before = again.world.picture();
            fault.accept(again.world);

            DeliveryException refused =
                    catchThrowableOfType(DeliveryException.class, () -> again.promote(again.planned()));

            assertThat(refused).as(check).isNotNull();
            assertThat(refused.failure().why()).as(check).startsWith("1 of ").contains(": " + check + " is ");
            assertThat(again.world.effects).as(check).isEmpty();
            assertThat(again.world.picture()).as(check).isEqualTo(before);
        });
    }

    private State endedOrRefused() throws InterruptedException {
        try {
            return resume(planned()).state();
        } catch (DeliveryException refused) {
            return State.ABORTED;
        }
    }

    private ApprovalDesk two() {
        return question -> List.of(
                Approval.of(question.subjectDigest(), "alice", "", clock.instant()),
                Approval.of(question.subjectDigest(), "bob", "", clock.instant()));
    }

    private boolean killedOrDone(PromoteRegionRequest request, boolean resumed) throws InterruptedException {
        try {
            run(RUN, request, resumed);
            return false;
        } catch (FakeWorld.Killed killed) {
            return true;
        }
    }

    private Map<String, Object> ended(Way way) throws InterruptedException {
        PromotionTest undisturbed = new PromotionTest();
        if (way == Way.UNPLANNED) {
            undisturbed.world.lost.add(EAST);
        }
        undisturbed.promote(undisturbed.request(way));
        return undisturbed.world.picture();
    }

    private PromoteRegionResult promote(PromoteRegionRequest request) throws InterruptedException {
        return run(RUN, request, false);
    }

    private PromoteRegionResult resume(PromoteRegionRequest request) throws InterruptedException {
        return run(RUN, request, true);
    }

    private PromoteRegionResult run(String run, PromoteRegionRequest request, boolean resumed)
            throws InterruptedException {
        return new Promotion(plan, world, desk, "executor-" + executors++, "starter", clock, clock, log::add)
                .run(run, request, resumed);
    }

    private PromoteRegionRequest request(Way way) {
        return way == Way.PLANNED ? planned() : unplanned();
    }

    private PromoteRegionRequest planned() {
        return request(Map.of());
    }

    private PromoteRegionRequest unplanned() {
        return request(Map.of("mode", "unplanned", "maxDataLossSeconds", 30));
    }

    private PromoteRegionRequest request(Map<String, Object> more) {
        Map<String, Object> given = new HashMap<>();
        given.put("plan", "promotion.yaml");
        given.put("to", WEST);
        given.put("reason", "test");
        given.put("bakeMinutes", 1);
        given.put("approvals", Map.of("before", 0, "beforeTraffic", 0));
        given.putAll(more);
        return PromoteRegionRequest.of(given);
    }

    private static PromotionPlan plan() {
        try (InputStream example = PromotionPlan.class.getResourceAsStream(
                "/io/jenkins/plugins/eksdelivery/promotion/promotion-plan.example.yaml")) {
            String yaml = new String(example.readAllBytes(), StandardCharsets.UTF_8);
            return PromotionPlanFile.parse(
                    "promotion.yaml",
                    yaml.replace("us-east-1: []", "us-east-1: [orders-5xx]")
                            .replace("us-west-2: []", "us-west-2: [orders-5xx]"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
