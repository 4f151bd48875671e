package io.jenkins.plugins.eksdelivery.terraform;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** The key that encrypts a plan at rest. Travels to the agent for one task and is never stored with a build. */
sealed interface PlanKey extends Serializable {

    int BYTES = 32;

    /** What the encrypted file says of its key, so that it can be opened again. */
    String header();

    byte[] bytes() throws IOException;

    /**
     * A key of the machine's own, in a file that only the build's user may read. Made at its first use.
     *
     * @param cache folder of the file; "" for {@code ~/.cache/eks-delivery}
     */
    record Local(String cache) implements PlanKey {

        static final String HEADER = "local-key";

        @Override
        public String header() {
            return HEADER;
        }

        @Override
        public byte[] bytes() throws IOException {
            Path folder = cache.isEmpty()
                    ? Path.of(System.getProperty("user.home"), ".cache", "eks-delivery")
                    : Path.of(cache);
            Path file = folder.resolve("plan.key");
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                make(folder, file);
            }
            return Files.readAllBytes(file);
        }

        private static void make(Path folder, Path file) throws IOException {
            byte[] fresh = new byte[BYTES];
            new SecureRandom().nextBytes(fresh);
            Path written = Files.createTempFile(
                    folder,
                    "plan",
                    ".key",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.write(written, fresh);
                Files.createLink(file, written); // whole or not at all, and the first of two wins
            } catch (FileAlreadyExistsException another) {
                // Another run made it meanwhile.
            } finally {
                Files.delete(written);
            }
        }
    }

    /**
     * A data key that KMS made for one plan.
     *
     * @param bytes the key
     * @param wrapped the same, encrypted by KMS, in Base64
     */
    record Kms(byte[] bytes, String wrapped) implements PlanKey {

        static final String PREFIX = "kms ";

        @Override
        public String header() {
            return PREFIX + wrapped;
        }

        @Override
        public String toString() {
            return "Kms[****]";
        }
    }
}
