package io.jenkins.plugins.eksdelivery.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input that is wrong wherever the pipeline runs: one message with code, what, why and the next command, and nothing half done. */
class BadInputTest {

    private static final Map<String, String> REGION = Map.of("AWS_REGION", "us-east-1");
    private static final Map<String, String> CHART = Map.of(
            "chart/Chart.yaml", "apiVersion: v2\nname: orders\nversion: 1.0.0\n", "chart/templates/none.yaml", "");

    @TempDir
    private Path folder;

    @Test
    void an_unknown_parameter_names_the_nearest() throws Exception {
        run("buildImage(image: 'orders', dockerFile: 'Dockerfile')")
                .endsWith("PARAM-01", "dockerFile", "no such parameter", "Did you mean 'dockerfile'?")
                .without("target");
    }

    @Test
    void a_missing_mandatory_parameter_is_named_with_its_meaning() throws Exception {
        run("buildImage(tags: ['1'])")
                .endsWith("PARAM-02", "buildImage: parameter 'image'", "mandatory", "Add image: Repository name")
                .without("target");
    }

    @Test
    void a_value_of_the_wrong_type_is_named_with_the_right_one() throws Exception {
        run("terraformPlan(parallelism: 'many')")
                .endsWith("PARAM-03", "terraformPlan: parameter 'parallelism'", "'many'", "Write it as parallelism: 10")
                .without(".terraform", ".eks-delivery");
    }

    @Test
    void a_value_out_of_range_is_told_the_range() throws Exception {
        run("waitForHealthy(target: 'http://localhost', expectStatus: 99)")
                .endsWith("PARAM-04", "waitForHealthy: parameter 'expectStatus'", "99", "Give", "100", "599")
                .without();
    }

    @Test
    void a_word_that_is_none_of_the_choices_is_told_the_choices() throws Exception {
        run("buildImage(image: 'orders', builder: 'kaniko')")
                .endsWith("PARAM-04", "builder", "kaniko", "auto", "buildkit", "buildah")
                .without("target");
    }

    @Test
    void a_planned_parameter_is_refused_by_name() throws Exception {
        run("terraformPlan(varsFromCredentials: [a: 'b'])")
                .endsWith("PARAM-05", "varsFromCredentials", "not available", "Remove it")
                .without(".eks-delivery");
    }

    @Test
    void a_repository_name_that_is_not_well_formed_is_refused() throws Exception {
        run("buildImage(image: 'Shop//Orders')")
                .endsWith("PE-REF-01", "'Shop//Orders'", "Give 2 to 256 lower case")
                .without("target");
    }

    @Test
    void an_image_digest_that_is_not_well_formed_is_refused() throws Exception {
        run(
                        "buildImage(image: 'orders', tags: ['1'], cacheFrom: ['alpine@sha256:12'])",
                        Map.of("Dockerfile", "FROM scratch\n"))
                .endsWith("PE-REF-03", "'sha256:12'", "Give a digest")
                .without("target");
    }

    @Test
    void a_release_name_that_is_not_of_dns_form_is_refused() throws Exception {
        run("helmDeploy(release: 'My_Orders', chart: 'chart', cluster: 'orders')")
                .endsWith("PARAM-04", "'My_Orders'", "Use lower-case letters")
                .without();
    }

    @Test
    void a_host_name_that_is_not_well_formed_is_refused() throws Exception {
        run("waitForHealthy(target: 'http://orders..example/ready')")
                .endsWith("PARAM-04", "orders..example")
                .without();
    }

    @Test
    void a_path_out_of_the_workspace_is_refused() throws Exception {
        Path outside = Files.createDirectories(folder.resolve("outside"));

        run(
                        "buildImage(image: 'orders', tags: ['1'], output: '../outside/image.oci')",
                        Map.of("Dockerfile", "FROM scratch\n"))
                .endsWith("PATH-01", "../outside/image.oci", "leads out of the workspace", "Give a path inside")
                .without("target");

        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void a_missing_dockerfile_names_the_nearest() throws Exception {
        run("buildImage(image: 'orders', tags: ['1'], dockerfile: 'Dockerfil')", Map.of("Dockerfile", "FROM scratch\n"))
                .endsWith("BI-FILE-01", "'Dockerfil'", "no such file", "Set dockerfile: 'Dockerfile'")
                .without("target");
    }

    @Test
    void a_missing_chart_is_told_where_it_was_looked_for() throws Exception {
        run("helmDeploy(release: 'orders', chart: './charts/orders', cluster: 'orders')")
                .endsWith("HD-CHART-01", "./charts/orders", "there is no", "Give the folder of a chart")
                .without("charts");
    }

    @Test
    void a_missing_terraform_says_how_to_get_it() throws Exception {
        run("terraformPlan(dir: '.')", bare(), Map.of("main.tf", "terraform {}\n"))
                .endsWith("TF-TOOL-01", "terraform", "Install")
                .without(".terraform", ".eks-delivery");
    }

    @Test
    void a_folder_without_terraform_is_named() throws Exception {
        run("terraformPlan(dir: 'infra')")
                .endsWith("TF-DIR-01", "infra", "Give dir")
                .without("infra", ".eks-delivery");
    }

    @Test
    void a_missing_helm_says_how_to_get_it() throws Exception {
        Map<String, String> files = Map.of(
                "chart/Chart.yaml", CHART.get("chart/Chart.yaml"), "kubeconfig", "apiVersion: v1\nkind: Config\n");

        run("helmDeploy(release: 'orders', chart: './chart', kubeconfig: 'kubeconfig')", bare(), files)
                .endsWith("HD-TOOL-01", "helm", "Install")
                .without();
    }

    @Test
    void an_agent_without_a_builder_says_what_it_takes() throws Exception {
        run("buildImage(image: 'orders', tags: ['1'])", bare(), Map.of("Dockerfile", "FROM scratch\n"))
                .endsWith("BI-TOOL-01", "no image builder", "buildctl", "buildah")
                .without("target");
    }

    @Test
    void a_layout_that_is_not_there_is_no_image() throws Exception {
        run("pushToEcr(image: 'target/orders.oci', repository: 'orders', tags: ['1'])")
                .endsWith("PE-LAYOUT-01", "target/orders.oci", "buildImage")
                .without("target");
    }

    @Test
    void a_region_that_does_not_exist_names_the_nearest() throws Exception {
        run("withAwsRole(role: 'arn:aws:iam::123456789012:role/deploy', region: 'us-eats-1') { echo 'went on' }")
                .endsWith("AWS-REGION-01", "'us-eats-1'", "Did you mean 'us-east-1'?")
                .without();
    }

    @Test
    void an_api_that_does_not_answer_is_told_with_its_address() throws Exception {
        int closed;
        try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = port.getLocalPort();
        }
        Map<String, String> environment = Map.of(
                "AWS_REGION", "us-east-1",
                "AWS_ENDPOINT_URL", "http://127.0.0.1:" + closed,
                "AWS_ACCESS_KEY_ID", "AKIAEXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "nothing");

        run("awsIdentity()", environment, Map.of())
                .endsWith("AWS-NET-01", "could not be reached", "Check the network")
                .without();
    }

    @Test
    void a_script_that_does_not_compile_is_told_by_line_before_anything_runs() throws Exception {
        BadInputRun run = BadInputRun.script(folder, REGION, "echo 'went on'\nnode {\n  sh 'a' 'b' )\n}\n");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("RUN-COMPILE-01 ")
                .contains("Jenkinsfile:3:14: ")
                .contains("eks-delivery lint")
                .doesNotContain("\tat ");
        assertThat(run.out()).contains("Finished: FAILURE").doesNotContain("[Pipeline]");
        run.without("made");
    }

    @Test
    void a_declarative_pipeline_with_an_unknown_section_is_told_by_line_before_anything_runs() throws Exception {
        BadInputRun run = BadInputRun.script(folder, REGION, """
                pipeline {
                  agent any
                  stages { stage('A') { steps { sh 'touch made' } } }
                  pots { always { echo 'never' } }
                }
                """);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("RUN-COMPILE-01 ")
                .contains("Jenkinsfile:4:")
                .contains("pots");
        run.without("made");
    }

    @Test
    void a_step_that_does_not_exist_is_told_as_jenkins_tells_it() throws Exception {
        BadInputRun run = BadInputRun.script(folder, REGION, "buildImag(image: 'orders')\n");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("No such DSL method 'buildImag'").contains("Finished: FAILURE");
    }

    @Test
    void a_library_of_an_unknown_name_is_told_before_anything_runs() throws Exception {
        Path script = Files.writeString(folder.resolve("Jenkinsfile"), "@Library('payments') _\necho 'went on'\n");
        Path orders = Files.createDirectories(folder.resolve("orders/vars")).getParent();
        Path shipping = Files.createDirectories(folder.resolve("shipping/vars")).getParent();

        BadInputRun.command(
                        folder,
                        List.of(
                                "run",
                                script.toString(),
                                "--library",
                                orders.toString(),
                                "--library",
                                shipping.toString(),
                                "--state",
                                folder.resolve("state").toString()))
                .endsWith("RUN-LIBRARY-01", "payments", "orders", "shipping", "--library")
                .without();
    }

    @Test
    void a_library_folder_that_is_not_there_makes_no_run() throws Exception {
        Path script = Files.writeString(folder.resolve("Jenkinsfile"), "echo 'went on'\n");
        Path state = folder.resolve("state");

        BadInputRun run = BadInputRun.command(
                folder, List.of("run", script.toString(), "--library", "nowhere", "--state", state.toString()));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("RUN-LIB-01 loading the library nowhere: ")
                .contains("Give --library");
        assertThat(state).doesNotExist();
    }

    @Test
    void an_unknown_option_is_wrong_usage_and_makes_no_run() throws Exception {
        Path state = folder.resolve("state");

        BadInputRun run = BadInputRun.command(folder, List.of("run", "--stat", state.toString(), "Jenkinsfile"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("CLI-USAGE-01 ").contains("the nearest is '--state'");
        assertThat(state).doesNotExist();
    }

    private BadInputRun run(String step) throws IOException {
        return run(step, REGION, Map.of());
    }

    private BadInputRun run(String step, Map<String, String> files) throws IOException {
        return run(step, REGION, files);
    }

    private BadInputRun run(String step, Map<String, String> environment, Map<String, String> files)
            throws IOException {
        return BadInputRun.of(folder, environment, files, step + "\necho 'went on'");
    }

    /** An agent whose PATH has a shell and the like, and no tool of delivery. */
    private Map<String, String> bare() throws IOException {
        Path programs = Files.createDirectories(folder.resolve("bin"));
        for (String name : List.of("sh", "env", "git", "cat", "mkdir", "rm", "uname")) {
            Path real = Arrays.stream(System.getenv("PATH").split(":"))
                    .map(directory -> Path.of(directory, name))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
            Path program = Files.writeString(programs.resolve(name), "#!/bin/sh\nexec " + real + " \"$@\"\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return Map.of("AWS_REGION", "us-east-1", "PATH", programs.toString());
    }
}
