package io.jenkins.plugins.eksdelivery.process;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds a program as a shell would, and says what to install when it is not there. */
public final class ProgramLookup {

    private static final Map<String, String> REMEDIES = Map.of(
            "terraform",
                    "Install Terraform 1.10 or newer (https://developer.hashicorp.com/terraform/install), or use tool: 'tofu'",
            "tofu", "Install OpenTofu 1.10 or newer (https://opentofu.org/docs/intro/install)",
            "helm", "Install Helm 3 or 4 (https://helm.sh/docs/intro/install)",
            "buildctl", "Install BuildKit (https://github.com/moby/buildkit/releases)",
            "buildah", "Install buildah (apt-get install buildah)",
            "git", "Install Git (apt-get install git)",
            "cosign", "Install cosign (https://docs.sigstore.dev/cosign/system_config/installation)");

    private ProgramLookup() {}

    /**
     * The program's absolute path.
     *
     * @param program a name to look for on the PATH, or a path
     * @param path value of the variable PATH
     * @param directory against which a relative path is resolved
     */
    public static Optional<Path> find(String program, String path, Path directory) {
        if (program.contains("/")) {
            return Optional.of(directory.resolve(program)).filter(ProgramLookup::executable);
        }
        for (String folder : path.split(File.pathSeparator, -1)) {
            try {
                Path candidate = directory.resolve(folder).resolve(program);
                if (!folder.isEmpty() && executable(candidate)) {
                    return Optional.of(candidate);
                }
            } catch (InvalidPathException malformed) {
                continue;
            }
        }
        return Optional.empty();
    }

    /** PROC-01, with what to install. */
    public static DeliveryException notFound(String program, String where) {
        return new DeliveryException(Failure.permanent(
                "PROC-01",
                "program '" + program + "'",
                "it is not there or may not be executed (" + where + ")",
                REMEDIES.getOrDefault(program, "Install it, or add its folder to PATH")));
    }

    private static boolean executable(Path candidate) {
        return Files.isRegularFile(candidate) && Files.isExecutable(candidate);
    }
}
