package io.jenkins.plugins.eksdelivery.image;

import io.jenkins.plugins.eksdelivery.process.CapturedOutput;
import io.jenkins.plugins.eksdelivery.process.CommandRunner;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the agent has to build images with. */
final class AgentTools {

    /** CAP_SYS_ADMIN of capabilities(7), without which even root may not mount. */
    private static final int MOUNTING = 21;

    private final Map<String, String> facts;

    AgentTools(Map<String, String> facts) {
        this.facts = Map.copyOf(facts);
    }

    /** Looks on the agent. */
    static AgentTools find(CommandRunner commands) throws InterruptedException {
        CapturedOutput output = new CapturedOutput();
        commands.run(Script.command("find-builders.sh", List.of()), output);
        Map<String, String> facts = new HashMap<>();
        output.output().lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                facts.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        return new AgentTools(facts);
    }

    boolean has(String program) {
        return facts.containsKey(program);
    }

    /** Address of a buildkitd that is up: the one that BUILDKIT_HOST names, or at a usual socket. */
    Optional<String> buildkitAddress() {
        return Optional.ofNullable(facts.get("host")).or(() -> Optional.ofNullable(facts.get("socket")));
    }

    boolean root() {
        return "0".equals(facts.get("uid"));
    }

    /** Whether root may mount, as buildkitd must when it runs as root. */
    boolean mayMount() {
        String capabilities = facts.getOrDefault("capabilities", "0");
        return capabilities.matches("[0-9a-fA-F]{1,32}") && new BigInteger(capabilities, 16).testBit(MOUNTING);
    }
}
