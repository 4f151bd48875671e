package io.jenkins.plugins.eksdelivery.terraform;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.parameter.NearestName;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** Reads the outputs of a stack; sensitive ones are left out. */
public final class TerraformOutput {

    private final DeliveryContext context;

    public TerraformOutput(DeliveryContext context) {
        this.context = context;
    }

    /**
     * Reads.
     *
     * @throws DeliveryException TF-OUT-01 when the one that was asked for is not there or is sensitive; TF-TOOL-01, TF-DIR-01,
     *     TF-BACKEND-01, TF-CRED-01
     */
    public TerraformOutputResult run(TerraformOutputRequest request) throws InterruptedException {
        TerraformStack stack = new TerraformStack(
                request.dir(), request.workspace(), request.backendConfig(), request.tool(), request.region());
        TerraformCli cli = new TerraformCli(context, stack);
        try {
            cli.prepare(request.init());
            TerraformOutputResult all = StackOutputs.read(cli);
            context.log()
                    .line("%s: %d outputs%s"
                            .formatted(
                                    cli.what("output"),
                                    all.outputs().size(),
                                    all.sensitive().isEmpty()
                                            ? ""
                                            : ", " + all.sensitive().size() + " sensitive ones left out"));
            return request.name().isEmpty() ? all : only(request.name(), all, cli);
        } catch (IOException failed) {
            throw new DeliveryException(
                    Failure.permanent(
                            "TF-FILE-01", cli.what("output"), String.valueOf(failed.getMessage()), "Check the disk"),
                    failed);
        }
    }

    private static TerraformOutputResult only(String name, TerraformOutputResult all, TerraformCli cli) {
        Object value = all.outputs().get(name);
        if (value != null) {
            return new TerraformOutputResult(Collections.singletonMap(name, value), List.of());
        }
        boolean hidden = all.sensitive().contains(name);
        String nearest = NearestName.of(name, List.copyOf(all.outputs().keySet()));
        throw new DeliveryException(Failure.permanent(
                "TF-OUT-01",
                cli.what("output") + " '" + name + "'",
                hidden
                        ? "it is sensitive, and a build's log and state are no place for it"
                        : "the stack has " + all.outputs().keySet(),
                hidden
                        ? "Store it in Secrets Manager and read it from there"
                        : nearest == null
                                ? "Apply the stack first, or correct the name"
                                : "Did you mean '" + nearest + "'?"));
    }
}
