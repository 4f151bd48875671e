package io.jenkins.plugins.eksdelivery.image;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import org.jspecify.annotations.Nullable;

/** Picks the builder: the best one that the agent has and that needs least privileges. */
final class BuilderSelection {

    private static final String INSTALL =
            "Run the step in a container that has one (moby/buildkit:rootless, quay.io/buildah/stable),"
                    + " or install buildah (apt-get install buildah) or BuildKit with runc";

    /**
     * What was picked.
     *
     * @param builder it
     * @param why for the log
     */
    record Choice(ImageBuilder builder, String why) {}

    private final AgentTools tools;

    BuilderSelection(AgentTools tools) {
        this.tools = tools;
    }

    /** @throws DeliveryException BI-TOOL-01 when there is no builder, BI-TOOL-02 when there is another one than asked for */
    Choice pick(BuilderChoice wanted) {
        boolean any = wanted == BuilderChoice.AUTO;
        if (any || wanted == BuilderChoice.BUILDKIT) {
            Choice buildkit = buildkit(any);
            if (buildkit != null) {
                return buildkit;
            }
        }
        if ((any || wanted == BuilderChoice.BUILDAH) && tools.has("buildah")) {
            return new Choice(
                    new BuildahBuilder(),
                    "buildah, isolated by chroot" + (any ? ": no BuildKit can run here without privileges" : ""));
        }
        if (any) {
            throw failure(
                    "BI-TOOL-01", "the agent has no image builder: neither buildctl with a buildkitd, nor buildah");
        }
        throw failure(
                "BI-TOOL-02",
                wanted == BuilderChoice.BUILDAH
                        ? "the agent has no buildah"
                        : "the agent has no BuildKit that can run: it takes buildctl, and either a socket or buildkitd with"
                                + " runc and, for a user other than root, rootlesskit");
    }

    private @Nullable Choice buildkit(boolean any) {
        if (!tools.has("buildctl")) {
            return null;
        }
        if (tools.buildkitAddress().isPresent()) {
            String address = tools.buildkitAddress().get();
            return new Choice(new BuildKitBuilder.Running(address), "BuildKit at " + address);
        }
        boolean runtime = tools.has("runc") || tools.has("crun") || tools.has("buildkit-runc");
        if (!tools.has("buildkitd") || !runtime) {
            return null;
        }
        if (!tools.root()) {
            return tools.has("rootlesskit")
                    ? new Choice(
                            new BuildKitBuilder.Started("rootless"), "BuildKit, started for this build without root")
                    : null;
        }
        return !any || tools.mayMount()
                ? new Choice(
                        new BuildKitBuilder.Started("root"), "BuildKit, started for this build, as root like the agent")
                : null;
    }

    private static DeliveryException failure(String code, String why) {
        return new DeliveryException(Failure.permanent(code, "buildImage", why, INSTALL));
    }
}
