package io.jenkins.plugins.eksdelivery;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.eksdelivery.approval.ApprovalsAction;
import io.jenkins.plugins.eksdelivery.approval.Gate;
import io.jenkins.plugins.eksdelivery.step.DeliveryStepDescriptor;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The steps on a real controller. */
@WithJenkins
class StepsOnJenkinsTest {

    @Test
    void jenkins_finds_every_step(JenkinsRule jenkins) {
        List<String> names = StepDescriptor.all().stream()
                .filter(DeliveryStepDescriptor.class::isInstance)
                .map(StepDescriptor::getFunctionName)
                .toList();

        assertThat(names)
                .containsExactlyInAnyOrder(
                        "approve",
                        "awsIdentity",
                        "buildImage",
                        "helmDeploy",
                        "helmRollback",
                        "notify",
                        "planDelivery",
                        "promoteRegion",
                        "pushToEcr",
                        "regionStatus",
                        "terraformApply",
                        "terraformOutput",
                        "terraformPlan",
                        "waitForHealthy",
                        "withAwsRole");
    }

    @Test
    void the_snippet_generator_gives_back_what_its_form_was_given(JenkinsRule jenkins) throws Exception {
        SnippetizerTester tester = new SnippetizerTester(jenkins);

        tester.assertRoundTrip(
                StepDescriptor.byFunctionName("buildImage")
                        .newInstance(Map.of("image", "orders", "tags", List.of("1.0"), "pull", false)),
                "buildImage image: 'orders', pull: false, tags: ['1.0']");
        tester.assertRoundTrip(
                StepDescriptor.byFunctionName("helmDeploy")
                        .newInstance(Map.of(
                                "release", "orders", "chart", "charts/service", "cluster", "main", "set", Map.of("a", 1))),
                "helmDeploy chart: 'charts/service', cluster: 'main', release: 'orders', set: [a: 1]");
    }

    @Test
    void a_mistyped_parameter_is_refused_with_the_nearest_name(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = job(jenkins, "notify channel: 'eventbridge', mesage: 'done'");

        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains("PARAM-01 notify: parameter 'mesage'", run);
        jenkins.assertLogContains("Did you mean 'message'?", run);
    }

    @Test
    void a_gate_waits_and_goes_on_when_somebody_approves(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = job(jenkins, "def given = approve subject: 'the change'; echo \"by ${given.approvers}\"");
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("Waiting for 1 approval: Approve?", run);

        Gate gate = run.getAction(ApprovalsAction.class).gates().get(0);
        assertThat(gate.approve("grace", List.of(), "")).isEmpty();

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        jenkins.assertLogContains("by [grace]", run);
    }

    @Test
    void the_page_of_the_gates_is_shown(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = job(jenkins, "approve subject: '<b>markup</b>'");
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("Waiting for 1 approval", run);

        String page = jenkins.createWebClient()
                .getPage(run, "eks-delivery-approvals/")
                .getWebResponse()
                .getContentAsString();

        assertThat(page).contains("&lt;b&gt;markup&lt;/b&gt;").doesNotContain("<b>markup</b>");
        run.doKill();
        jenkins.waitForCompletion(run);
    }

    private static WorkflowJob job(JenkinsRule jenkins, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }
}
