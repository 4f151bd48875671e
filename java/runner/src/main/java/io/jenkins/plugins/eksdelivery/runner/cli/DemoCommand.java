package io.jenkins.plugins.eksdelivery.runner.cli;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.localcloud.CloudSettings;
import io.jenkins.plugins.eksdelivery.localcloud.CloudState;
import io.jenkins.plugins.eksdelivery.localcloud.LocalCloud;
import io.jenkins.plugins.eksdelivery.runner.demo.Claim;
import io.jenkins.plugins.eksdelivery.runner.demo.Demo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code eks-delivery demo}: a whole delivery on a local cloud of two regions, each claim read back. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Delivers examples/orders to a local cloud of two regions and promotes the standby region.",
            "Exit status 0 only if every line of the table at the end was read back from the cloud."
        },
        subcommands = DemoCommand.Down.class)
final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--lose",
            paramLabel = "REGION",
            description = "Make this region unreachable first, and promote the other one unplanned.")
    private @Nullable String lost;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, IOException {
        Path project = project();
        LocalCloud cloud = cloud();
        CloudState state = cloud.up(spec.commandLine().getErr()::println);
        Demo demo = new Demo(project, cloud, state, spec.commandLine().getErr()::println, this::eksDelivery);
        List<Claim> claims = lost == null ? demo.deliver() : demo.lose(lost);
        spec.commandLine().getOut().print(Demo.table(claims));
        spec.commandLine().getOut().flush();
        boolean all = !claims.isEmpty() && claims.stream().allMatch(Claim::holds);
        return (all ? ExitStatus.SUCCESS : ExitStatus.FAILURE).code();
    }

    /** Runs another command of this program, as a user would type it; what it prints goes where this command's log goes. */
    private int eksDelivery(Demo.Output output, List<String> arguments) {
        return EksDelivery.commandLine(output.writer(), spec.commandLine().getErr())
                .execute(arguments.toArray(String[]::new));
    }

    private static LocalCloud cloud() {
        return new LocalCloud(CloudSettings.in(Path.of("").toAbsolutePath(), System.getenv()));
    }

    private static Path project() {
        String home = System.getProperty("eksdelivery.home");
        if (home == null) {
            throw new DeliveryException(Failure.permanent(
                    "DEMO-HOME-01",
                    "eks-delivery demo",
                    "it was not started from a checkout of the project",
                    "Start it with ./eks-delivery demo"));
        }
        return Path.of(home);
    }

    /** Stops what the demo started. */
    @Command(
            name = "down",
            mixinStandardHelpOptions = true,
            description = "Stops the local cloud and everything else that the demo started.")
    static final class Down implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private CommandSpec spec;

        @Override
        public Integer call() throws InterruptedException {
            List<String> stopped = cloud().down();
            spec.commandLine()
                    .getOut()
                    .println(stopped.isEmpty() ? "Nothing was running" : "Stopped " + String.join(", ", stopped));
            return ExitStatus.SUCCESS.code();
        }
    }
}
