package io.jenkins.plugins.eksdelivery.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.jenkins.plugins.eksdelivery.lab.KubernetesLab;
import io.jenkins.plugins.eksdelivery.lab.KubernetesLab.Lab;
import io.jenkins.plugins.eksdelivery.operation.KilledRun;
import io.jenkins.plugins.eksdelivery.operation.TestDelivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Helm 3 and Helm 4 themselves, on a real Kubernetes API with simulated nodes. */
@Tag("real")
@ExtendWith(KubernetesLab.class)
class RealHelmTest {

    private static final String GOOD = "sha256:" + "a".repeat(64);
    private static final String BETTER = "sha256:" + "b".repeat(64);

    @TempDir
    private Path temporary;

    private Path root;
    private String namespace;
    private KubernetesClient client;
    private TestDelivery delivery;

    @AfterEach
    void removeNamespace() {
        if (client != null) {
            client.namespaces().withName(namespace).delete();
            client.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void a_release_is_installed_upgraded_and_rolled_back(int helm, Lab lab) throws Exception {
        prepare(lab, helm);

        HelmDeployResult first = deploy(Map.of());
        HelmDeployResult second = deploy(Map.of("image", image("orders", BETTER)));
        HelmRollbackResult back = new HelmRollback(delivery.context())
                .run(HelmRollbackRequest.of(Map.of(
                        "release", "orders", "namespace", namespace, "kubeconfig", "kubeconfig", "timeout", "60s")));

        assertThat(first.revision()).isEqualTo(1);
        assertThat(first.previousRevision()).isZero();
        assertThat(first.changes().added()).containsExactlyInAnyOrder("Service/orders", "Deployment/orders");
        assertThat(first.pods()).hasSize(2).allMatch(PodStatus::ready);
        assertThat(first.notes()).contains("orders is up");
        assertThat(second.revision()).isEqualTo(2);
        assertThat(second.changes().changed()).containsExactly("Deployment/orders");
        assertThat(second.pods()).extracting(PodStatus::image).containsOnly("127.0.0.1:5000/orders@" + BETTER);
        assertThat(back.revision()).isEqualTo(3);
        assertThat(back.rolledBackTo()).isEqualTo(1);
        assertThat(back.pods()).extracting(PodStatus::image).containsOnly("127.0.0.1:5000/orders@" + GOOD);
        assertThat(delivery.audit()).hasSize(3);
        assertThat(temporary.resolve("workspace@tmp")).isEmptyDirectory();
        assertThat(client.leases().inNamespace(namespace).list().getItems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void an_image_that_cannot_be_pulled_is_diagnosed_and_rolled_back(int helm, Lab lab) throws Exception {
        prepare(lab, helm);
        deploy(Map.of());

        assertThatThrownBy(() -> deploy(Map.of("image", image("broken", BETTER), "timeout", "6s")))
                .hasMessageStartingWith("HD-READY-01 release " + namespace + "/orders")
                .hasMessageContaining("Deployment/orders, pod orders-")
                .hasMessageContaining(
                        "container app: ImagePullBackOff: Back-off pulling image \"127.0.0.1:5000/broken@")
                .hasMessageContaining("rolled back to revision 1");

        assertThat(running()).containsOnly("127.0.0.1:5000/orders@" + GOOD);
        Path diagnosis = root.resolve("reports/helmDeploy/orders-" + namespace + "-r2-diagnosis.txt");
        assertThat(diagnosis).content().contains("== events", "ImagePullBackOff", "Deployment/orders");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void a_crash_loop_on_a_first_install_leaves_nothing_behind(int helm, Lab lab) throws Exception {
        prepare(lab, helm);

        assertThatThrownBy(() -> deploy(Map.of("image", image("crash", GOOD), "timeout", "6s")))
                .hasMessageContaining("CrashLoopBackOff")
                .hasMessageContaining("it ended before with exit code 1")
                .hasMessageContaining("removed, since no revision of it ever ran");

        assertThat(client.apps().deployments().inNamespace(namespace).list().getItems())
                .isEmpty();
        assertThat(deploy(Map.of()).status()).isEqualTo("deployed");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void a_pending_release_of_a_killed_run_is_recovered_without_uninstalling(int helm, Lab lab) throws Exception {
        prepare(lab, helm);
        deploy(Map.of());
        String uid = client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName("orders")
                .get()
                .getMetadata()
                .getUid();
        leavePending(1, "pending-upgrade");

        HelmDeployResult deployed = deploy(Map.of("timeout", "30s"));

        assertThat(deployed.revision()).isEqualTo(3);
        assertThat(deployed.status()).isEqualTo("deployed");
        assertThat(client.apps()
                        .deployments()
                        .inNamespace(namespace)
                        .withName("orders")
                        .get()
                        .getMetadata()
                        .getUid())
                .isEqualTo(uid);
        assertThat(delivery.log()).anyMatch(line -> line.contains("revision 2 was left pending-upgrade"));
        assertThatThrownBy(() -> {
                    leavePending(3, "pending-upgrade");
                    deploy(Map.of("pendingRecovery", "none"));
                })
                .hasMessageStartingWith("HD-PEND-01");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void the_helm_of_a_run_that_was_killed_is_ended_before_the_repetition_deploys(int helm, Lab lab) throws Exception {
        prepare(lab, helm);
        deploy(Map.of());
        Map<String, Object> arguments = arguments(Map.of("image", image("broken", BETTER), "timeout", "120s"));
        Map<String, String> environment = Map.of("PATH", path(lab, helm), "BUILD_TAG", "jenkins-orders-7");
        KilledRun.of("helmDeploy", root, environment, arguments, "0 of 1 pods ready");
        assertThat(statuses()).contains("pending-upgrade");
        delivery.with("BUILD_TAG", "jenkins-orders-7");
        Instant repeated = Instant.now();

        HelmDeployResult result = deploy(Map.of());

        assertThat(result.status()).isEqualTo("deployed");
        assertThat(Instant.now()).isBefore(repeated.plusSeconds(30));
        assertThat(delivery.log()).anyMatch(line -> line.startsWith("ending the helm that a killed run left at work"));
        assertThat(statuses()).doesNotContain("pending-upgrade");
        assertThat(running()).containsOnly("127.0.0.1:5000/orders@" + GOOD);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void a_run_whose_helm_still_works_is_waited_for(int helm, Lab lab) throws Exception {
        prepare(lab, helm);
        deploy(Map.of());
        delivery.with("BUILD_TAG", "other");
        AtomicReference<Throwable> other = new AtomicReference<>();
        TestDelivery slow = new TestDelivery(Files.createDirectory(temporary.resolve("second")))
                .with("PATH", path(lab, helm))
                .with("BUILD_TAG", "slow");
        copyInputs(lab, temporary.resolve("second"));
        Thread first = new Thread(() -> {
            try {
                new HelmDeploy(slow.context()).run(request(Map.of("image", image("broken", GOOD), "timeout", "8s")));
            } catch (Throwable any) {
                other.set(any);
            }
        });
        first.start();
        await(() -> client.leases()
                        .inNamespace(namespace)
                        .withName("eks-delivery-orders")
                        .get()
                != null);

        HelmDeployResult second = deploy(Map.of("timeout", "60s"));
        first.join(60_000);

        assertThat(other.get()).hasMessageStartingWith("HD-READY-01");
        assertThat(second.status()).isEqualTo("deployed");
        assertThat(delivery.log())
                .anyMatch(line -> line.startsWith("waiting for slow, which deploys the same release"));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void an_interrupt_lets_helm_mark_the_release_failed(int helm, Lab lab) throws Exception {
        prepare(lab, helm);
        deploy(Map.of());
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread step = new Thread(() -> {
            try {
                deploy(Map.of("image", image("broken", GOOD), "timeout", "60s"));
            } catch (Throwable any) {
                thrown.set(any);
            }
        });
        step.start();
        await(() -> statuses().contains("pending-upgrade"));
        Instant interrupted = Instant.now();

        step.interrupt();
        step.join(30_000);

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(Instant.now()).isBefore(interrupted.plusSeconds(20));
        assertThat(statuses()).doesNotContain("pending-upgrade").contains("failed");
        assertThat(deploy(Map.of()).status()).isEqualTo("deployed");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void what_can_be_known_before_is_refused_before_anything_changes(int helm, Lab lab) throws Exception {
        prepare(lab, helm);

        assertThatThrownBy(() -> deploy(Map.of("chart", "nochart"))).hasMessageStartingWith("HD-CHART-01");
        assertThatThrownBy(() -> deploy(Map.of("chart", "norepo/orders"))).hasMessageStartingWith("HD-CHART-01");
        assertThatThrownBy(() -> deploy(Map.of("values", "nix.yaml"))).hasMessageStartingWith("HD-VALUES-02");
        assertThatThrownBy(() -> deploy(Map.of("set", Map.of("replicas", "two"))))
                .hasMessageStartingWith("HD-VALUES-01")
                .hasMessageContaining("replicas");
        assertThatThrownBy(() -> deploy(Map.of("namespace", namespace + "-nix")))
                .hasMessageStartingWith("HD-NS-01");
        assertThatThrownBy(() -> deploy(Map.of("kubeconfig", "nix"))).hasMessageStartingWith("HD-KUBECONFIG-01");
        Files.writeString(root.resolve("chart/templates/bad.yaml"), "{{ .Values.nix.nix }}");
        assertThatThrownBy(() -> deploy(Map.of())).hasMessageStartingWith("HD-CHART-02");
        assertThat(statuses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void a_dry_run_says_what_would_change_and_changes_nothing(int helm, Lab lab) throws Exception {
        prepare(lab, helm);

        HelmDeployResult result = deploy(Map.of("dryRun", true));

        assertThat(result.status()).isEqualTo("dry-run");
        assertThat(result.changes().added()).hasSize(2);
        assertThat(statuses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void a_chart_that_ignores_the_digest_is_found_out_and_rolled_back(int helm, Lab lab) throws Exception {
        prepare(lab, helm);
        deploy(Map.of());
        Path template = root.resolve("chart/templates/deployment.yaml");
        Files.writeString(
                template,
                Files.readString(template)
                        .replace(
                                "{{ .Values.image.repository }}@{{ .Values.image.digest }}",
                                "127.0.0.1:5000/orders:latest"));

        assertThatThrownBy(() -> deploy(Map.of()))
                .hasMessageStartingWith("HD-DIGEST-01")
                .hasMessageContaining("asks for 127.0.0.1:5000/orders:latest")
                .hasMessageContaining("rolled back to revision 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void an_immutable_field_and_a_foreign_resource_are_told(int helm, Lab lab) throws Exception {
        prepare(lab, helm);
        deploy(Map.of());
        Path template = root.resolve("chart/templates/deployment.yaml");
        Files.writeString(template, Files.readString(template).replace("tier: web", "tier: other"));

        assertThatThrownBy(() -> deploy(Map.of("timeout", "20s"))).hasMessageStartingWith("HD-IMMUT-01");
        assertThatThrownBy(() -> deploy(Map.of("release", "payments", "set", Map.of("name", "orders"))))
                .hasMessageStartingWith("HD-OWNER-01");
    }

    private void prepare(Lab lab, int helm) throws IOException {
        root = Files.createDirectory(temporary.resolve("workspace"));
        copyInputs(lab, root);
        namespace = "t" + UUID.randomUUID().toString().substring(0, 8);
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(Files.readString(root.resolve("kubeconfig"))))
                .build();
        delivery = new TestDelivery(root).with("PATH", path(lab, helm));
        client.resource("""
                {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "%s"}}
                """.formatted(namespace)).create();
    }

    private String path(Lab lab, int helm) throws IOException {
        Path bin = Files.createDirectories(temporary.resolve("bin"));
        if (!Files.exists(bin.resolve("helm"))) {
            Files.writeString(bin.resolve("helm"), "#!/bin/sh\nexec " + lab.helm(helm) + " \"$@\"\n");
            Files.setPosixFilePermissions(bin.resolve("helm"), PosixFilePermissions.fromString("rwx------"));
        }
        return bin + ":" + System.getenv("PATH");
    }

    private static void copyInputs(Lab lab, Path folder) throws IOException {
        Files.writeString(folder.resolve("kubeconfig"), Files.readString(lab.kubeconfig()));
        Path chart = Files.createDirectories(folder.resolve("chart/templates"));
        Files.writeString(folder.resolve("chart/Chart.yaml"), "apiVersion: v2\nname: orders\nversion: 1.0.0\n");
        Files.writeString(folder.resolve("chart/values.yaml"), "replicas: 2\nname: \"\"\nimage: {}\n");
        Files.writeString(
                folder.resolve("chart/values.schema.json"),
                "{\"type\": \"object\", \"properties\": {\"replicas\": {\"type\": \"integer\"}}}");
        Files.writeString(chart.resolve("NOTES.txt"), "{{ .Release.Name }} is up\n");
        Files.writeString(chart.resolve("service.yaml"), """
                apiVersion: v1
                kind: Service
                metadata:
                  name: {{ .Values.name | default .Release.Name }}
                spec:
                  selector: {app: {{ .Release.Name }}}
                  ports: [{port: 80}]
                """);
        Files.writeString(chart.resolve("deployment.yaml"), """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: {{ .Values.name | default .Release.Name }}
                spec:
                  replicas: {{ .Values.replicas }}
                  selector:
                    matchLabels: {app: {{ .Release.Name }}, tier: web}
                  template:
                    metadata:
                      labels: {app: {{ .Release.Name }}, tier: web}
                    spec:
                      containers:
                      - name: app
                        image: {{ .Values.image.repository }}@{{ .Values.image.digest }}
                """);
    }

    private HelmDeployResult deploy(Map<String, Object> given) throws InterruptedException {
        return new HelmDeploy(delivery.context()).run(request(given));
    }

    private HelmDeployRequest request(Map<String, Object> given) {
        return HelmDeployRequest.of(arguments(given));
    }

    private Map<String, Object> arguments(Map<String, Object> given) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("release", "orders");
        all.put("chart", "chart");
        all.put("namespace", namespace);
        all.put("kubeconfig", "kubeconfig");
        all.put("image", image("orders", GOOD));
        all.put("timeout", "60s");
        all.putAll(given);
        return all;
    }

    private static Map<String, Object> image(String name, String digest) {
        return Map.of("repository", "127.0.0.1:5000/" + name, "digest", digest);
    }

    private List<String> running() {
        return client.pods().inNamespace(namespace).list().getItems().stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .map(pod -> pod.getSpec().getContainers().get(0).getImage())
                .toList();
    }

    private List<String> statuses() {
        return secrets().stream()
                .map(secret -> secret.getMetadata().getLabels().get("status"))
                .toList();
    }

    private List<Secret> secrets() {
        return client.secrets()
                .inNamespace(namespace)
                .withLabel("owner", "helm")
                .list()
                .getItems();
    }

    /** As a helm that was killed in the middle leaves it: the next revision, pending, begun a while ago. */
    private void leavePending(int deployed, String status) throws IOException {
        Secret copy = client.secrets()
                .inNamespace(namespace)
                .withName("sh.helm.release.v1.orders.v" + deployed)
                .require();
        ReleaseStore store = new ReleaseStore(client, namespace, "orders");
        assertThat(store.history()).isNotEmpty();
        copy.getMetadata().setName("sh.helm.release.v1.orders.v" + (deployed + 1));
        copy.getMetadata().setResourceVersion(null);
        copy.getMetadata().setUid(null);
        copy.getMetadata().setManagedFields(null);
        copy.getMetadata().getLabels().put("version", Integer.toString(deployed + 1));
        copy.getMetadata().getLabels().put("status", status);
        copy.getMetadata()
                .getLabels()
                .put(
                        "modifiedAt",
                        Long.toString(Instant.now().minusSeconds(3600).getEpochSecond()));
        copy.getData().put("release", StoredReleases.edited(copy.getData().get("release"), deployed + 1, status));
        client.resource(copy).create();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.call()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
