package io.jenkins.plugins.eksdelivery.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApprovalRulesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final String DIGEST = SubjectDigest.of(Map.of("add", 3));
    private static final ApprovalRules.People PEOPLE = new ApprovalRules.People("trudy", List.of("arthur"));

    private final ApprovalRules two =
            new ApprovalRules(2, List.of(), List.of("release"), true, true, true, Duration.ofHours(4));
    private final ApprovalRules.Groups groups = user -> user.equals("outsider") ? List.of() : List.of("release");

    @Test
    void the_digest_does_not_depend_on_the_order_of_keys_and_changes_with_a_character() {
        assertThat(SubjectDigest.of(Map.of("a", 1, "b", List.of("x"))))
                .isEqualTo(SubjectDigest.of(new java.util.TreeMap<>(Map.of("b", List.of("x"), "a", 1))))
                .isNotEqualTo(SubjectDigest.of(Map.of("a", 1, "b", List.of("y"))));
    }

    @Test
    void a_digest_stands_for_its_subject() {
        assertThat(SubjectDigest.of(DIGEST)).isEqualTo(DIGEST);
    }

    @Test
    void two_people_of_the_group_are_enough() {
        assertThat(result(yes("alice"), yes("bob")).orElseThrow().covers(DIGEST, NOW))
                .isTrue();
    }

    @Test
    void one_person_twice_is_one_person() {
        assertThat(result(yes("alice"), yes("alice"))).isEmpty();
    }

    @Test
    void who_started_or_wrote_it_or_is_not_asked_does_not_count() {
        assertThat(result(yes("alice"), yes("trudy"))).isEmpty();
        assertThat(result(yes("alice"), yes("arthur"))).isEmpty();
        assertThat(result(yes("alice"), yes("outsider"))).isEmpty();
    }

    @Test
    void an_override_a_yes_to_something_else_without_a_reason_or_too_old_does_not_count() {
        assertThat(objection(new Approval(DIGEST, "alice", "fine", NOW, true))).contains("never counted");
        assertThat(objection(Approval.of(SubjectDigest.of("other"), "alice", "fine", NOW)))
                .contains("another subject");
        assertThat(objection(Approval.of(DIGEST, "alice", "", NOW))).contains("no reason");
        assertThat(objection(Approval.of(DIGEST, "alice", "fine", NOW.minus(Duration.ofHours(4)))))
                .contains("it ended at");
    }

    @Test
    void the_result_survives_the_way_through_a_pipeline() {
        ApproveResult result = result(yes("alice"), yes("bob")).orElseThrow();

        assertThat(ApproveResult.fromMap(result.toMap())).isEqualTo(result);
    }

    @Test
    void a_request_with_an_empty_subject_is_refused() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> ApproveRequest.of(Map.of("subject", " ")))
                .hasMessageContaining("PARAM-04 approve: parameter 'subject'");
    }

    private java.util.Optional<ApproveResult> result(Approval... given) {
        return two.result(List.of(given), DIGEST, groups, PEOPLE, NOW);
    }

    private String objection(Approval approval) {
        return two.objection(approval, DIGEST, List.of("release"), PEOPLE, NOW).orElse("");
    }

    private static Approval yes(String who) {
        return Approval.of(DIGEST, who, "fine", NOW.minusSeconds(60));
    }
}
