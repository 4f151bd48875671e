package io.jenkins.plugins.eksdelivery.runner.step;

import static io.jenkins.plugins.eksdelivery.runner.program.RunnerStep.Kind.block;
import static io.jenkins.plugins.eksdelivery.runner.program.RunnerStep.Kind.step;

import hudson.FilePath;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep.Kind;
import io.jenkins.plugins.eksdelivery.runner.program.StepCatalog;
import java.util.ArrayList;
import java.util.List;

/** All steps that the runner brings. */
public final class JenkinsSteps {

    private JenkinsSteps() {}

    public static StepCatalog catalog() {
        return new StepCatalog(usual(), others());
    }

    /** What every Jenkins has. */
    private static List<Kind> usual() {
        List<Kind> all = new ArrayList<>(List.of(
                step("archive", ArchiveStep.class, FilePath.class),
                step("archiveArtifacts", ArchiveArtifactsStep.class, FilePath.class),
                block("catchError", CatchErrorStep.class),
                step("checkout", CheckoutStep.class, FilePath.class),
                step("deleteDir", DeleteDirStep.class, FilePath.class),
                block("dir", DirStep.class, FilePath.class),
                step("echo", EchoStep.class),
                step("error", ErrorStep.class),
                step("fileExists", FileExistsStep.class, FilePath.class),
                step("fingerprint", FingerprintStep.class),
                step("git", GitStep.class, FilePath.class),
                step("input", InputStep.class),
                step("isUnix", IsUnixStep.class, FilePath.class),
                step("junit", JunitStep.class, FilePath.class),
                step("library", LibraryStep.class),
                step("libraryResource", LibraryResourceStep.class),
                step("load", LoadStep.class, FilePath.class),
                step("milestone", MilestoneStep.class),
                block("node", NodeStep.class),
                step("parallel", ParallelStep.class),
                step("properties", PropertiesStep.class),
                step("pwd", PwdStep.class, FilePath.class),
                step("readFile", ReadFileStep.class, FilePath.class),
                step("readTrusted", ReadTrustedStep.class),
                block("retry", RetryStep.class),
                block("script", ScriptStep.class),
                step("sh", ShStep.class, FilePath.class),
                step("sleep", SleepStep.class),
                block("stage", StageStep.class),
                step("stash", StashStep.class, FilePath.class),
                block("timeout", TimeoutStep.class),
                step("tool", ToolStep.class),
                step("unstable", UnstableStep.class),
                step("unstash", UnstashStep.class, FilePath.class),
                block("waitUntil", WaitUntilStep.class),
                block("warnError", WarnErrorStep.class),
                block("withCredentials", WithCredentialsStep.class),
                block("withEnv", WithEnvStep.class),
                step("writeFile", WriteFileStep.class, FilePath.class),
                block("ws", WsStep.class)));
        RefusedStep.REASONS.keySet().forEach(name -> all.add(step(name, RefusedStep.class)));
        return all;
    }

    /** What widespread plugins add. */
    private static List<Kind> others() {
        return List.of(
                block("ansiColor", AnsiColorStep.class),
                step("cleanWs", CleanWsStep.class, FilePath.class),
                block("container", ContainerStep.class),
                block("lock", LockStep.class),
                block("podTemplate", PodTemplateStep.class),
                step("readJSON", ReadJsonStep.class),
                step("readYaml", ReadYamlStep.class),
                block("timestamps", TimestampsStep.class),
                step("touch", TouchStep.class, FilePath.class),
                step("writeJSON", WriteJsonStep.class),
                step("writeYaml", WriteYamlStep.class));
    }
}
