package io.jenkins.plugins.eksdelivery.terraform;

import io.jenkins.plugins.eksdelivery.parameter.Arguments;
import io.jenkins.plugins.eksdelivery.parameter.ParameterSet;
import io.jenkins.plugins.eksdelivery.parameter.ParameterType;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A call of {@code terraformPlan}.
 *
 * @param dir folder of the root module, relative to the build's current directory; default "."
 * @param workspace terraform workspace, made when it is not there; "" for the one in use
 * @param varFiles variable files, relative to {@code dir}; later ones win
 * @param vars variables; they win over the files
 * @param backendConfig settings of the backend, such as bucket, key and region; never credentials
 * @param init whether {@code terraform init} runs first; default true
 * @param lockTimeout how long to wait for the state lock; default 5 minutes
 * @param parallelism resources at once, 1 to 100; default 10
 * @param refresh whether the state is refreshed from the world first; default true
 * @param refreshOnly plans only what changed outside; default false
 * @param target addresses to which the plan is limited
 * @param replace addresses that are replaced
 * @param destroy plans the destruction of everything; default false
 * @param policy what the plan may do at most
 * @param saveTo where the encrypted plan is kept, relative to the build's current directory; "" for a name of our own
 * @param tool terraform or tofu
 * @param region AWS region; "" for that of the enclosing block
 * @param dryRun says what would be run and runs nothing
 */
public record TerraformPlanRequest(
        String dir,
        String workspace,
        List<String> varFiles,
        Map<String, Object> vars,
        Map<String, String> backendConfig,
        boolean init,
        Duration lockTimeout,
        int parallelism,
        boolean refresh,
        boolean refreshOnly,
        List<String> target,
        List<String> replace,
        boolean destroy,
        PlanPolicy policy,
        String saveTo,
        TerraformTool tool,
        String region,
        boolean dryRun)
        implements Serializable {

    public static final ParameterSet PARAMETERS = ParameterSet.of(
                    "terraformPlan",
                    "Plans a change of infrastructure and returns what terraformApply needs to apply exactly that plan.")
            .optional("dir", ParameterType.TEXT, ".", "Folder of the root module.")
            .optional("workspace", ParameterType.TEXT, "Terraform workspace; made when it is not there.")
            .optional("varFiles", ParameterType.TEXT_LIST, "Variable files, relative to dir; later ones win.")
            .optional("vars", ParameterType.MAP, "Variables; they win over varFiles. No secrets: use a variable file.")
            .optional("backendConfig", ParameterType.TEXT_MAP, "Backend settings: bucket, key, region, use_lockfile, …")
            .optional("init", ParameterType.FLAG, true, "Runs init first.")
            .optional("lockTimeout", ParameterType.DURATION, "5m", "How long to wait for the state lock.")
            .integer("parallelism", 10L, 1, 100, "Resources at once.")
            .optional("refresh", ParameterType.FLAG, true, "Reads the present state of the world first.")
            .optional("refreshOnly", ParameterType.FLAG, false, "Plans only what changed outside.")
            .optional("target", ParameterType.TEXT_LIST, "Addresses to which the plan is limited.")
            .optional("replace", ParameterType.TEXT_LIST, "Addresses to replace.")
            .optional("destroy", ParameterType.FLAG, false, "Plans the destruction of everything.")
            .optional("policy", ParameterType.MAP, "What the plan may do at most: maxDestroy, protectedTypes.")
            .optional(
                    "saveTo", ParameterType.TEXT, "File for the encrypted plan; one below .eks-delivery unless given.")
            .choice("tool", TerraformTool.class, TerraformTool.TERRAFORM, "Program that plans.")
            .planned("varsFromCredentials")
            .common()
            .build();

    private static final Set<String> CREDENTIALS =
            Set.of("access_key", "secret_key", "token", "password", "conn_str", "assume_role_with_web_identity");

    public TerraformPlanRequest {
        varFiles = List.copyOf(varFiles);
        vars = Collections.unmodifiableMap(new LinkedHashMap<>(vars));
        backendConfig = Collections.unmodifiableMap(new LinkedHashMap<>(backendConfig));
        target = List.copyOf(target);
        replace = List.copyOf(replace);
    }

    /** Checks what an author gave. */
    public static TerraformPlanRequest of(Map<String, ?> given) {
        Arguments arguments = PARAMETERS.read(given);
        for (String key : arguments.textMap("backendConfig").keySet()) {
            if (CREDENTIALS.contains(key)) {
                throw arguments.notAllowed(
                        "backendConfig",
                        "it holds '" + key + "', and terraform writes backend settings to the disk",
                        "Remove it and wrap the step in withAwsRole, whose identity terraform uses");
            }
        }
        if (arguments.flag("destroy") && arguments.flag("refreshOnly")) {
            throw arguments.notAllowed("refreshOnly", "it excludes destroy", "Give one of the two");
        }
        return new TerraformPlanRequest(
                arguments.text("dir"),
                Workspaces.checked(arguments),
                arguments.texts("varFiles"),
                arguments.map("vars"),
                arguments.textMap("backendConfig"),
                arguments.flag("init"),
                arguments.duration("lockTimeout"),
                arguments.integer("parallelism"),
                arguments.flag("refresh"),
                arguments.flag("refreshOnly"),
                arguments.texts("target"),
                arguments.texts("replace"),
                arguments.flag("destroy"),
                PlanPolicy.of(arguments),
                arguments.optionalText("saveTo").orElse(""),
                arguments.choice("tool", TerraformTool.class),
                arguments.optionalText("region").orElse(""),
                arguments.flag("dryRun"));
    }
}
