package io.jenkins.plugins.eksdelivery.badinput;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths, names and results that steps can't take: what each says. */
class WrongPathsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "buildImage(image: 'aa', tags: ['1'], context: '../outside')                             | ../outside",
                "buildImage(image: 'aa', tags: ['1'], dockerfile: '../outside/Dockerfile')               | ../outside/Dockerfile",
                "buildImage(image: 'aa', tags: ['1'], output: '/tmp/eks-delivery-outside')               | /tmp/eks-delivery-outside",
                "pushToEcr(image: '../outside', repository: 'aa', tags: ['1'])                           | ../outside",
                "terraformPlan(dir: '../outside')                                                       | ../outside",
                "terraformOutput(dir: '/etc')                                                           | /etc",
                "helmDeploy(release: 'a', chart: '../outside', kubeconfig: 'config')                    | ../outside",
                "helmDeploy(release: 'a', chart: './chart', values: ['../v.yaml'], kubeconfig: 'config') | ../v.yaml",
                "helmDeploy(release: 'a', chart: './chart', kubeconfig: '/etc/passwd')                  | /etc/passwd",
                "promoteRegion(plan: '../promotion.yaml', to: 'us-west-2', reason: 'test')              | ../promotion.yaml",
                "regionStatus(plan: '../promotion.yaml')                                                | ../promotion.yaml",
            })
    void a_path_out_of_the_workspace_is_refused(String step, String path) throws Exception {
        Files.createDirectories(folder.resolve("outside"));

        run(step)
                .endsWith("PATH-01", path + "'", "leads out of the workspace", "Give a path inside")
                .without("target", ".terraform");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "helmDeploy(release: 'a', chart: './chart')                              | PARAM-04 | Add cluster",
                "helmDeploy(release: 'a', chart: './chart', cluster: '-c')               | PARAM-04 | Use letters",
                "helmDeploy(release: 'a', chart: './chart', cluster: 'c', namespace: 'A') | PARAM-04 | Use lower-case",
                "helmDeploy(release: 'a', chart: './chart', cluster: 'c', timeout: 'soon') | PARAM-0 | 5m",
                "pushToEcr(image: 'i', repository: 'Orders', tags: ['1'])                | PE-REF-01 | Give 2 to 256",
                "pushToEcr(image: 'i', repository: 'orders', tags: ['.1'])               | PE-REF-02 | Give 1 to 128",
                "terraformApply(plan: [:])                                               | PARAM-0   | plan",
                "promoteRegion(plan: 'no.yaml', to: 'us-west-2', reason: 'test')         | PR-PLAN-  | no.yaml",
                "regionStatus(plan: 'no.yaml')                                           | PR-PLAN-  | no.yaml",
                "notify(channel: 'webhook', message: 'm')                                | PARAM-04  | Store the URL",
                "waitForHealthy(target: 'orders')                                        | PARAM-04  | http",
                "waitForHealthy(target: [deployment: 'orders'])                          | PARAM-04  | cluster",
                "awsIdentity(accountId: 'mine')                                          | PARAM-04  | twelve digits",
                "withAwsRole(role: 'deploy', region: 'us-east-1') { echo 'went on' }     | PARAM-04  | arn:",
            })
    void a_value_that_is_not_well_formed_is_refused_with_the_form(String step, String code, String form)
            throws Exception {
        run(step).mentions(code, form).without("target", ".terraform");
    }

    private BadInputRun run(String step) throws Exception {
        return BadInputRun.of(
                folder,
                Map.of("AWS_REGION", "us-east-1"),
                Map.of("Dockerfile", "FROM scratch\n", "chart/Chart.yaml", "apiVersion: v2\nname: a\nversion: 1.0.0\n"),
                step + "\necho 'went on'");
    }
}
