package io.jenkins.plugins.eksdelivery.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.localcloud.RunningCloud.Cloud;
import io.jenkins.plugins.eksdelivery.localcloud.tool.PythonTool;
import io.jenkins.plugins.eksdelivery.localcloud.tool.Toolbox;
import io.jenkins.plugins.eksdelivery.process.CapturedOutput;
import io.jenkins.plugins.eksdelivery.process.Command;
import io.jenkins.plugins.eksdelivery.process.CommandResult;
import io.jenkins.plugins.eksdelivery.process.LocalCommandRunner;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs the AWS server's own tests. */
@Tag("real")
@ExtendWith(RunningCloud.class)
class PythonModulesTest {

    @Test
    void the_unit_tests_of_the_aws_server_pass(Cloud cloud) throws Exception {
        CloudSettings settings = CloudSettings.in(Path.of("target/local-cloud"), System.getenv());
        PythonTool.Installed python =
                new PythonTool(new Toolbox(settings.cache(), System.getenv(), System.out::println)).get();
        CapturedOutput output = new CapturedOutput();

        CommandResult result = new LocalCommandRunner(System.getenv(), Path.of("aws"))
                .run(
                        Command.of(python.python().toString(), "-m", "unittest")
                                .with(Map.of("PYTHONDONTWRITEBYTECODE", "1")),
                        output);

        assertThat(output.error()).contains("OK");
        assertThat(result.exitCode()).as(output.error()).isZero();
    }
}
