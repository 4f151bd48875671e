package io.jenkins.plugins.eksdelivery.promotion.world;

import io.jenkins.plugins.eksdelivery.aws.AwsFailures;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects in one S3 bucket, with its conditional writes (https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html).
 * S3 reads are consistent: what was written is read at once.
 */
public final class S3ObjectStore implements ObjectStore {

    private static final int PRECONDITION_FAILED = 412;

    /** Another conditional write of the same object is under way. */
    private static final int CONFLICT = 409;

    private final S3Client s3;
    private final String bucket;

    /** The bucket, in the region of the access. */
    public S3ObjectStore(AwsAccess aws, String bucket) {
        this.s3 = aws.client(S3Client.builder());
        this.bucket = bucket;
    }

    @Override
    public Optional<Stored> get(String key) throws InterruptedException {
        return call("read " + key, () -> {
            try {
                ResponseBytes<GetObjectResponse> read =
                        s3.getObjectAsBytes(r -> r.bucket(bucket).key(key));
                return Optional.of(new Stored(
                        read.asUtf8String(),
                        read.response().eTag(),
                        read.response().lastModified()));
            } catch (NoSuchKeyException missing) {
                return Optional.empty();
            }
        });
    }

    @Override
    public boolean create(String key, String text) throws InterruptedException {
        return write(key, text, PutObjectRequest.builder().ifNoneMatch("*"));
    }

    @Override
    public boolean replace(String key, String text, String tag) throws InterruptedException {
        return write(key, text, PutObjectRequest.builder().ifMatch(tag));
    }

    @Override
    public void delete(String key) throws InterruptedException {
        call("delete " + key, () -> s3.deleteObject(r -> r.bucket(bucket).key(key)));
    }

    @Override
    public List<String> list(String prefix) throws InterruptedException {
        ListObjectsV2Request request =
                ListObjectsV2Request.builder().bucket(bucket).prefix(prefix).build();
        return call(
                "list " + prefix,
                () -> s3.listObjectsV2Paginator(request).contents().stream()
                        .map(S3Object::key)
                        .sorted()
                        .toList());
    }

    @Override
    public String location() {
        return "s3://" + bucket + "/";
    }

    /** A refused write was ours when the object holds the very text: the reply to the first try was lost, and the SDK tried again. */
    private boolean write(String key, String text, PutObjectRequest.Builder condition) throws InterruptedException {
        PutObjectRequest put = condition
                .bucket(bucket)
                .key(key)
                .contentType("application/json")
                .build();
        boolean written = call("write " + key, () -> {
            try {
                s3.putObject(put, RequestBody.fromString(text));
                return true;
            } catch (S3Exception refused) {
                if (refused.statusCode() == PRECONDITION_FAILED || refused.statusCode() == CONFLICT) {
                    return false;
                }
                throw refused;
            }
        });
        return written || get(key).map(stored -> stored.text().equals(text)).orElse(false);
    }

    private <T> T call(String act, Callable<T> call) throws InterruptedException {
        try {
            return AwsFailures.call("journal " + location() + ": " + act, call);
        } catch (DeliveryException failed) {
            Failure failure = failed.failure();
            if (!failed.code().equals("AWS-CALL-01") && !failed.code().equals("AWS-DENY-01")) {
                throw failed;
            }
            throw new DeliveryException(
                    Failure.permanent(
                            "PR-JOURNAL-01",
                            failure.what(),
                            failure.why(),
                            "Make the bucket, or allow the role s3:GetObject, PutObject, DeleteObject and ListBucket there"),
                    failed);
        }
    }
}
