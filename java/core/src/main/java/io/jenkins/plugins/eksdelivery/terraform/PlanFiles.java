package io.jenkins.plugins.eksdelivery.terraform;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.workspace.Workspace;
import io.jenkins.plugins.eksdelivery.workspace.WorkspaceTask;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is done to plan files on the machine that has them. An encrypted plan is one line of text (format, key), twelve bytes of nonce, and
 * the plan in AES-256-GCM with that line as associated data: no byte of it can change unnoticed.
 */
final class PlanFiles {

    private static final String FORMAT = "eks-delivery-plan-1 ";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int LONGEST_HEADER = 2048;

    private PlanFiles() {}

    /**
     * An encrypted plan.
     *
     * @param sha256 digest of the plan as terraform wrote it
     * @param state that it was made against
     */
    record Sealed(String sha256, StateVersion state) implements Serializable {}

    /** Encrypts and removes the plain file. */
    record Seal(String plain, String planRef, PlanKey key) implements WorkspaceTask<Sealed> {

        @Override
        public Sealed run(Path root, DeliveryLog log) throws IOException {
            Path source = Path.of(plain);
            byte[] plan = Files.readAllBytes(source);
            String header = FORMAT + key.header() + "\n";
            byte[] nonce = new byte[NONCE_BYTES];
            new SecureRandom().nextBytes(nonce);
            byte[] encrypted;
            try {
                encrypted = cipher(Cipher.ENCRYPT_MODE, key, nonce, header).doFinal(plan);
            } catch (GeneralSecurityException everyJavaHasIt) {
                throw new IllegalStateException(everyJavaHasIt);
            }
            Path target = Workspace.resolve(root, planRef);
            Files.createDirectories(target.getParent());
            Path fresh = Files.createTempFile(
                    target.getParent(),
                    "plan",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            byte[] head = header.getBytes(StandardCharsets.UTF_8);
            Files.write(
                    fresh,
                    ByteBuffer.allocate(head.length + NONCE_BYTES + encrypted.length)
                            .put(head)
                            .put(nonce)
                            .put(encrypted)
                            .array());
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.delete(source);
            return new Sealed(sha256(plan), state(plan));
        }
    }

    /** Reads which key an encrypted plan needs. */
    record Header(String planRef) implements WorkspaceTask<String> {

        @Override
        public String run(Path root, DeliveryLog log) throws IOException {
            return header(read(root, planRef), planRef).strip().substring(FORMAT.length());
        }
    }

    /** Decrypts to a file of mode 0600, if it is the plan with this digest. */
    record Unseal(String planRef, String plain, String planSha256, PlanKey key) implements WorkspaceTask<Boolean> {

        @Override
        public Boolean run(Path root, DeliveryLog log) throws IOException {
            byte[] sealed = read(root, planRef);
            String header = header(sealed, planRef);
            int start = header.length() + NONCE_BYTES;
            if (sealed.length < start) {
                throw changed(planRef + " is cut off");
            }
            byte[] nonce = Arrays.copyOfRange(sealed, header.length(), start);
            byte[] plan;
            try {
                plan = cipher(Cipher.DECRYPT_MODE, key, nonce, header).doFinal(sealed, start, sealed.length - start);
            } catch (AEADBadTagException notThisOne) {
                throw changed(planRef + " was changed, or another machine's key encrypted it");
            } catch (GeneralSecurityException everyJavaHasIt) {
                throw new IllegalStateException(everyJavaHasIt);
            }
            String digest = sha256(plan);
            if (!digest.equals(planSha256)) {
                throw changed(planRef + " holds the plan " + digest + ", approved was " + planSha256);
            }
            Path target = Path.of(plain);
            Files.createFile(
                    target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(target, plan);
            return true;
        }
    }

    static DeliveryException changed(String why) {
        return new DeliveryException(
                Failure.permanent(
                        "TF-PLAN-01",
                        "terraform plan",
                        "the plan file is not the one that was planned: " + why,
                        "Run terraformPlan again, on this machine or with backendConfig.kms_key_id, and have the new plan approved"));
    }

    private static byte[] read(Path root, String planRef) throws IOException {
        Path file = Workspace.resolve(root, planRef);
        if (!Files.isRegularFile(file)) {
            throw new DeliveryException(Failure.permanent(
                    "TF-PLAN-02",
                    "terraform plan " + planRef,
                    "there is no such file in " + root,
                    "Apply where the plan was made, or carry the file over with stash and unstash"));
        }
        return Files.readAllBytes(file);
    }

    private static String header(byte[] sealed, String planRef) {
        for (int i = 0; i < Math.min(sealed.length, LONGEST_HEADER); i++) {
            if (sealed[i] == '\n') {
                String header = new String(sealed, 0, i + 1, StandardCharsets.ISO_8859_1);
                if (header.startsWith(FORMAT)) {
                    return header;
                }
                break;
            }
        }
        throw changed(planRef + " is no encrypted plan");
    }

    private static Cipher cipher(int mode, PlanKey key, byte[] nonce, String header)
            throws IOException, GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key.bytes(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(header.getBytes(StandardCharsets.ISO_8859_1));
        return cipher;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** A plan is a zip file that holds the state it was made against, with its serial and lineage. */
    private static StateVersion state(byte[] plan) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(plan))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("tfstate")) {
                    return StateVersion.parse(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return StateVersion.NONE;
    }
}
