package io.jenkins.plugins.eksdelivery.promotion.check;

import io.jenkins.plugins.eksdelivery.promotion.check.Check.Answer;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.TerraformState;
import io.jenkins.plugins.eksdelivery.promotion.world.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks of the account, the journal, the clock and the Terraform states. */
final class RecordChecks {

    /** Requests with a clock that is five minutes off are refused by AWS; the lease needs better. */
    private static final Duration CLOCK = Duration.ofSeconds(10);

    private final Scene scene;

    RecordChecks(Scene scene) {
        this.scene = scene;
    }

    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.vital("account", this::account));
        checks.add(Check.vital("journal.writable", this::journal));
        checks.add(Check.vital("clock", this::clock).after("journal.writable"));
        checks.add(Check.of("terraform.target", () -> terraform(scene.target())));
        if (scene.planned()) {
            checks.add(Check.of("terraform.source", () -> terraform(scene.source())));
        }
        return checks;
    }

    private Answer account() throws InterruptedException {
        String account = scene.world().account();
        return Answer.of(
                account.equals(scene.plan().account()),
                account,
                "account " + scene.plan().account(),
                "Use a role of that account");
    }

    private Answer journal() throws InterruptedException {
        ObjectStore store = scene.world().journal();
        String key = scene.places().probe(scene.run());
        store.delete(key);
        boolean first = store.create(key, "first");
        boolean second = store.create(key, "second");
        store.delete(key);
        return Answer.of(
                first && !second,
                first && !second ? "writable" : "a second write of one object was " + (second ? "taken" : "refused"),
                "conditional writes at " + store.location(),
                "Check the bucket's policy and that it honours If-None-Match");
    }

    private Answer clock() throws InterruptedException {
        ObjectStore store = scene.world().journal();
        String key = scene.places().probe(scene.run());
        Instant before = scene.clock().instant();
        store.create(key, "clock");
        Instant there = store.get(key).map(ObjectStore.Stored::modified).orElse(before);
        Instant after = scene.clock().instant();
        store.delete(key);
        Duration off = there.isBefore(before)
                ? Duration.between(there, before)
                : there.isAfter(after) ? Duration.between(after, there) : Duration.ZERO;
        return Answer.of(
                off.compareTo(CLOCK) <= 0,
                off.toSeconds() + " s off",
                "at most " + CLOCK.toSeconds() + " s off the store's",
                "Set this machine's clock by NTP");
    }

    private Answer terraform(String region) throws InterruptedException {
        TerraformState state = scene.plan().terraform().get(region);
        if (state == null) {
            return Answer.notMeasured("no state named", "no lock", "Name it in the promotion file: terraform");
        }
        Optional<String> holder = scene.world().stateLocks().holder(region, state);
        return Answer.of(
                holder.isEmpty(),
                holder.map(who -> "locked by " + who).orElse("not locked"),
                "no lock on " + state.bucket() + "/" + state.key(),
                "Wait until that run has ended");
    }
}
