package io.jenkins.plugins.eksdelivery.terraform;

import io.jenkins.plugins.eksdelivery.parameter.Arguments;
import io.jenkins.plugins.eksdelivery.parameter.ParameterSet;
import io.jenkins.plugins.eksdelivery.parameter.ParameterType;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call of {@code terraformOutput}.
 *
 * @param dir folder of the root module, relative to the build's current directory; default "."
 * @param workspace terraform workspace; "" for the one in use
 * @param backendConfig settings of the backend
 * @param init whether {@code terraform init} runs first; default true
 * @param name the one output to return; "" for all
 * @param tool terraform or tofu
 * @param region AWS region; "" for that of the enclosing block
 */
public record TerraformOutputRequest(
        String dir,
        String workspace,
        Map<String, String> backendConfig,
        boolean init,
        String name,
        TerraformTool tool,
        String region)
        implements Serializable {

    public static final ParameterSet PARAMETERS = ParameterSet.of(
                    "terraformOutput", "Returns the outputs of a stack; sensitive ones are left out.")
            .optional("dir", ParameterType.TEXT, ".", "Folder of the root module.")
            .optional("workspace", ParameterType.TEXT, "Terraform workspace.")
            .optional("backendConfig", ParameterType.TEXT_MAP, "Backend settings: bucket, key, region, use_lockfile, …")
            .optional("init", ParameterType.FLAG, true, "Runs init first.")
            .optional("name", ParameterType.TEXT, "The one output to return; all unless given.")
            .choice("tool", TerraformTool.class, TerraformTool.TERRAFORM, "Program that reads the state.")
            .common()
            .build();

    public TerraformOutputRequest {
        backendConfig = Collections.unmodifiableMap(new LinkedHashMap<>(backendConfig));
    }

    /** Checks what an author gave. */
    public static TerraformOutputRequest of(Map<String, ?> given) {
        Arguments arguments = PARAMETERS.read(given);
        return new TerraformOutputRequest(
                arguments.text("dir"),
                Workspaces.checked(arguments),
                arguments.textMap("backendConfig"),
                arguments.flag("init"),
                arguments.optionalText("name").orElse(""),
                arguments.choice("tool", TerraformTool.class),
                arguments.optionalText("region").orElse(""));
    }
}
