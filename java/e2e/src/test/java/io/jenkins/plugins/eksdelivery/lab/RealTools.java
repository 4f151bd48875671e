package io.jenkins.plugins.eksdelivery.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.localcloud.BuildKit;
import io.jenkins.plugins.eksdelivery.localcloud.tool.GoTool;
import io.jenkins.plugins.eksdelivery.localcloud.tool.Toolbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Programs that tests drive: those of the system, and BuildKit from the cache, compiled there when it is not yet. */
public final class RealTools {

    private static final String PATH = pathWithBuildKit();

    private RealTools() {}

    /** The process' own variables, with a PATH that has BuildKit too. */
    public static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PATH", PATH);
        return environment;
    }

    public static boolean has(String program) {
        return Stream.of(PATH.split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Skips the test with the reason; fails it when CI=true, where everything must be there. */
    public static void need(boolean present, String reason) {
        if ("true".equals(System.getenv("CI"))) {
            assertThat(present).as(reason).isTrue();
        }
        assumeTrue(present, reason);
    }

    private static String pathWithBuildKit() {
        String path = System.getenv("PATH");
        String cache = System.getenv("EKS_DELIVERY_CACHE");
        Path folder =
                cache == null ? Path.of(System.getProperty("user.home"), ".cache", "eks-delivery") : Path.of(cache);
        try {
            return BuildKit.programs(new GoTool(new Toolbox(folder, System.getenv(), System.out::println))) + ":"
                    + path;
        } catch (DeliveryException absent) {
            System.out.println(absent.getMessage());
            return path;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return path;
        }
    }
}
