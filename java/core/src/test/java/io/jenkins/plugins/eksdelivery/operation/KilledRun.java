package io.jenkins.plugins.eksdelivery.operation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eksdelivery.helm.HelmDeploy;
import io.jenkins.plugins.eksdelivery.helm.HelmDeployRequest;
import io.jenkins.plugins.eksdelivery.terraform.TerraformApply;
import io.jenkins.plugins.eksdelivery.terraform.TerraformApplyRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs an operation in a JVM of its own and kills that, as {@code kill -9} or a lost machine would, when it has printed a certain line. */
public final class KilledRun {

    private static final ObjectMapper JSON = new ObjectMapper();

    private KilledRun() {}

    /** Returns when the JVM is dead. */
    public static void of(
            String operation, Path root, Map<String, String> environment, Map<String, Object> arguments, String line)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile("arguments", ".json");
        JSON.writeValue(file.toFile(), List.of(operation, root.toString(), environment, arguments));
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRun.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        StringBuilder seen = new StringBuilder();
        try (BufferedReader output = run.inputReader()) {
            String printed = output.readLine();
            while (printed != null && !printed.contains(line)) {
                seen.append(printed).append('\n');
                printed = output.readLine();
            }
            if (printed == null) {
                throw new AssertionError("ended before it printed '" + line + "':\n" + seen);
            }
            run.destroyForcibly();
            run.waitFor(10, TimeUnit.SECONDS);
        } finally {
            Files.delete(file);
        }
    }

    @SuppressWarnings("unchecked")
    public static void main(String[] files) throws Exception {
        List<Object> given = JSON.readValue(Path.of(files[0]).toFile(), List.class);
        TestDelivery delivery = new TestDelivery(Path.of((String) given.get(1)));
        ((Map<String, String>) given.get(2)).forEach(delivery::with);
        Map<String, Object> arguments = (Map<String, Object>) given.get(3);
        DeliveryContext context = delivery.context();
        DeliveryContext printing = new DeliveryContext(
                context.commands(),
                context.workspace(),
                System.out::println,
                context.mask(),
                context.audit(),
                context.clock(),
                context.environment(),
                context.aws());
        switch ((String) given.get(0)) {
            case "terraformApply" -> new TerraformApply(printing).run(TerraformApplyRequest.of(arguments));
            case "helmDeploy" -> new HelmDeploy(printing).run(HelmDeployRequest.of(arguments));
            default -> throw new UncheckedIOException(new IOException("no such operation"));
        }
    }
}
