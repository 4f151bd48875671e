package io.jenkins.plugins.eksdelivery.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The terraformPlan step's own time, as it reports it, beside init, plan and show by a script. */
final class TerraformOverhead {

    private static final double BAR = 0.5;
    private static final Pattern DURATION = Pattern.compile("OUT: ([0-9.]+)");

    private final Path folder;

    TerraformOverhead(Path folder) {
        this.folder = folder;
    }

    Measure measure(int runs) throws IOException, InterruptedException {
        double[] ours = new double[runs];
        double[] peer = new double[runs];
        for (int run = 0; run < runs; run++) {
            ours[run] = step(run);
            peer[run] = script(run);
        }
        return new Measure("terraformPlan: 100 resources", Measure.median(ours), Measure.median(peer), BAR);
    }

    private double step(int run) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(folder.resolve("terraform-step-" + run));
        Path workspace = Files.createDirectories(directory.resolve("workspaces").resolve("stack"));
        stack(workspace);
        Path script = directory.resolve("Jenkinsfile");
        Files.writeString(script, "node { echo \"OUT: ${terraformPlan(dir: '.').durationSeconds}\" }\n");
        Stopwatch.seconds(
                directory,
                Map.of("AWS_REGION", "us-east-1"),
                Stopwatch.eksDelivery(
                        "run",
                        script.toString(),
                        "--job",
                        "stack",
                        "--workspace",
                        directory.resolve("workspaces").toString()));
        Matcher found = DURATION.matcher(Files.readString(directory.resolve("output.txt")));
        if (!found.find()) {
            throw new IOException("terraformPlan told no duration");
        }
        return Double.parseDouble(found.group(1));
    }

    private double script(int run) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(folder.resolve("terraform-script-" + run));
        stack(directory);
        return Stopwatch.seconds(
                directory,
                Map.of(),
                List.of(
                        "sh",
                        "-ec",
                        "terraform init -input=false && terraform plan -input=false -out=plan && terraform show -json plan"));
    }

    private static void stack(Path directory) throws IOException {
        Files.writeString(
                directory.resolve("main.tf"),
                "resource \"terraform_data\" \"each\" {\n  count = 100\n  input = count.index\n}\n");
    }
}
