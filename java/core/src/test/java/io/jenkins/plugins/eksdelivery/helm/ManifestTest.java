package io.jenkins.plugins.eksdelivery.helm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManifestTest {

    private static final String OLD = """
            ---
            # Source: orders/templates/service.yaml
            apiVersion: v1
            kind: Service
            metadata: {name: orders}
            spec: {ports: [{port: 80}]}
            ---
            kind: ConfigMap
            metadata: {name: old, namespace: shared}
            ---
            kind: Deployment
            metadata: {name: orders}
            spec: {selector: {matchLabels: {app: orders, version: 1}}}
            """;

    @Test
    void resources_are_told_apart_by_kind_namespace_and_name() {
        Manifest now = Manifest.parse(OLD.replace("port: 80", "port: 81").replace("name: old", "name: new"));

        ReleaseChanges changes = now.since(Manifest.parse(OLD));

        assertThat(changes.added()).containsExactly("ConfigMap/shared/new");
        assertThat(changes.changed()).containsExactly("Service/orders");
        assertThat(changes.removed()).containsExactly("ConfigMap/shared/old");
    }

    @Test
    void another_spelling_of_the_same_is_no_change() {
        String spelt = OLD.replace("{ports: [{port: 80}]}", "\n  ports:\n  - port: 80 # http");

        assertThat(Manifest.parse(spelt).since(Manifest.parse(OLD))).isEqualTo(ReleaseChanges.NONE);
    }

    @Test
    void empty_documents_are_nothing() {
        assertThat(Manifest.parse("").resources()).isEmpty();
        assertThat(Manifest.parse("---\n# nothing\n---\n").resources()).isEmpty();
    }

    @Test
    void selectors_are_texts() {
        assertThat(Manifest.parse(OLD).resources().get(2).selector())
                .containsEntry("app", "orders")
                .containsEntry("version", "1");
    }
}
