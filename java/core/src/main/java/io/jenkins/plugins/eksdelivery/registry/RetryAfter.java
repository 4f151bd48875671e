package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.registry.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** How long a server asks to wait: seconds, or a date, which is taken relative to the server's own Date header. */
final class RetryAfter {

    private RetryAfter() {}

    static Optional<Duration> of(HttpResponse response) {
        return response.header("Retry-After").flatMap(value -> read(value, response.header("Date")));
    }

    private static Optional<Duration> read(String value, Optional<String> now) {
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        if (now.isEmpty()) {
            return Optional.empty();
        }
        try {
            Duration wait = Duration.between(instant(now.get()), instant(value));
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }

    private static Instant instant(String date) {
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }
}
