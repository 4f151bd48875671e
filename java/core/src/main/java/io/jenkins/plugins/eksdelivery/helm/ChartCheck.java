package io.jenkins.plugins.eksdelivery.helm;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.workspace.Workspace;
import io.jenkins.plugins.eksdelivery.workspace.WorkspaceTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for the chart, when it is a folder or a file, and the value files, before anything is asked of the cluster.
 *
 * @param chart as the author gave it
 * @param values files
 */
record ChartCheck(String chart, ArrayList<String> values) implements WorkspaceTask<Boolean> {

    ChartCheck(String chart, List<String> values) {
        this(chart, new ArrayList<>(values));
    }

    /** @throws DeliveryException HD-CHART-01 and HD-VALUES-02 */
    @Override
    public Boolean run(Path root, DeliveryLog log) throws IOException {
        boolean local = chart.startsWith(".") || chart.startsWith("/") || chart.endsWith(".tgz") || isThere(root);
        if (!chart.contains("://") && (local || !chart.contains("/"))) {
            Path path = Workspace.resolve(root, chart);
            boolean found = chart.endsWith(".tgz")
                    ? Files.isRegularFile(path)
                    : Files.isRegularFile(path.resolve("Chart.yaml"));
            if (!found) {
                throw new DeliveryException(Failure.permanent(
                        "HD-CHART-01",
                        "chart " + chart,
                        Files.exists(path) ? path + " holds no Chart.yaml" : "there is no " + path,
                        "Give the folder of a chart, repo/name, or oci://…"));
            }
        }
        for (String file : values) {
            if (!Files.isRegularFile(Workspace.resolve(root, file))) {
                throw new DeliveryException(Failure.permanent(
                        "HD-VALUES-02",
                        "values file " + file,
                        "there is no such file in " + root,
                        "Correct the path; it is relative to the current directory"));
            }
        }
        return true;
    }

    private boolean isThere(Path root) {
        return !chart.contains("://") && Files.exists(Workspace.resolve(root, chart));
    }
}
