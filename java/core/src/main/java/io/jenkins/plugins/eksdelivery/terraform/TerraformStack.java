package io.jenkins.plugins.eksdelivery.terraform;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * A root module with its state: what a terraform command works on.
 *
 * @param dir folder of the root module, relative to the build's current directory
 * @param workspace terraform workspace; "" for the one in use
 * @param backendConfig settings of the backend; an S3 backend locks with a file in the bucket unless told otherwise
 * @param tool terraform or tofu
 * @param region AWS region; "" for that of the enclosing block
 */
record TerraformStack(
        String dir, String workspace, Map<String, String> backendConfig, TerraformTool tool, String region) {

    TerraformStack {
        Map<String, String> complete = new LinkedHashMap<>(backendConfig);
        if (complete.containsKey("bucket") && !complete.containsKey("dynamodb_table")) {
            complete.putIfAbsent("use_lockfile", "true");
        }
        backendConfig = complete;
    }

    /**
     * Where terraform keeps what belongs to this backend and workspace. One folder may hold the stacks of several regions: each has a data
     * folder of its own, so that they neither ask for a migration nor disturb each other when they run at once.
     */
    String dataDirectory() {
        return backendConfig.isEmpty() && workspace.isEmpty() ? ".terraform" : ".terraform/eks-delivery-" + hash();
    }

    /** A short name, safe in paths and the same for the same stack. */
    String slug() {
        String name = dir.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        return (name.isEmpty() ? "root" : name) + "-" + hash();
    }

    /** For messages. */
    String label() {
        return tool.program() + " of " + dir + (workspace.isEmpty() ? "" : " (workspace " + workspace + ")");
    }

    private String hash() {
        CRC32 sum = new CRC32();
        sum.update((dir + "\n" + workspace + "\n" + new TreeMap<>(backendConfig)).getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(sum.getValue());
    }
}
