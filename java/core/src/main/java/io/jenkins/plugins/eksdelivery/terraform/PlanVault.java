package io.jenkins.plugins.eksdelivery.terraform;

import io.jenkins.plugins.eksdelivery.aws.AwsFailures;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import java.io.IOException;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;

/**
 * Keeps plans encrypted: a plan holds every variable in plain text. The key is a data key of the KMS key that encrypts the state
 * ({@code backendConfig.kms_key_id}); without one it is a key of the machine, which protects a plan that is archived or copied away,
 * and has to be applied on the same machine.
 */
final class PlanVault {

    private final DeliveryContext context;
    private final AwsAccess aws;

    PlanVault(DeliveryContext context, AwsAccess aws) {
        this.context = context;
        this.aws = aws;
    }

    /** Encrypts the plan into {@code planRef} and removes the plain file. */
    PlanFiles.Sealed seal(String plain, String planRef, String kmsKeyId) throws IOException, InterruptedException {
        return context.workspace()
                .act(new PlanFiles.Seal(plain, planRef, kmsKeyId.isEmpty() ? local() : fresh(kmsKeyId)));
    }

    /**
     * Decrypts {@code planRef} to the plain file when it is, to the byte, the plan with this digest.
     *
     * @throws io.jenkins.plugins.eksdelivery.failure.DeliveryException TF-PLAN-01 when it is not, TF-PLAN-02 when it is not there
     */
    void unseal(String planRef, String plain, String planSha256) throws IOException, InterruptedException {
        String header = context.workspace().act(new PlanFiles.Header(planRef));
        PlanKey key =
                header.startsWith(PlanKey.Kms.PREFIX) ? unwrap(header.substring(PlanKey.Kms.PREFIX.length())) : local();
        context.workspace().act(new PlanFiles.Unseal(planRef, plain, planSha256, key));
    }

    private PlanKey local() {
        return new PlanKey.Local(context.environment().getOrDefault("EKS_DELIVERY_CACHE", ""));
    }

    private PlanKey fresh(String kmsKeyId) throws InterruptedException {
        try (KmsClient kms = aws.client(KmsClient.builder())) {
            GenerateDataKeyResponse made = AwsFailures.call(
                    "KMS key " + kmsKeyId + ": make a data key for the plan",
                    () -> kms.generateDataKey(request -> request.keyId(kmsKeyId).keySpec(DataKeySpec.AES_256)));
            return new PlanKey.Kms(
                    made.plaintext().asByteArray(),
                    Base64.getEncoder().encodeToString(made.ciphertextBlob().asByteArray()));
        }
    }

    private PlanKey unwrap(String wrapped) throws InterruptedException {
        byte[] blob;
        try {
            blob = Base64.getDecoder().decode(wrapped);
        } catch (IllegalArgumentException malformed) {
            throw PlanFiles.changed("its header is malformed");
        }
        try (KmsClient kms = aws.client(KmsClient.builder())) {
            return new PlanKey.Kms(
                    AwsFailures.call(
                                    "KMS: open the plan's data key",
                                    () -> kms.decrypt(request -> request.ciphertextBlob(SdkBytes.fromByteArray(blob))))
                            .plaintext()
                            .asByteArray(),
                    wrapped);
        }
    }
}
