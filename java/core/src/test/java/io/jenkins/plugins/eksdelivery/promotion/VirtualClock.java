package io.jenkins.plugins.eksdelivery.promotion;

import io.jenkins.plugins.eksdelivery.promotion.engine.Pauses;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes only while somebody pauses. */
final class VirtualClock extends Clock implements Pauses {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public void pause(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
