package io.jenkins.plugins.eksdelivery.step;

import hudson.AbortException;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.util.LinkedHashMap;
import java.util.Map;

/** A failure as a pipeline sees it: Jenkins prints its message without a stack trace, and a script that catches it may keep it. */
public final class StepFailure extends AbortException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String what;
    private final String why;
    private final String remedy;
    private final boolean retryable;

    private StepFailure(Failure failure) {
        super(failure.message());
        this.code = failure.code();
        this.what = failure.what();
        this.why = failure.why();
        this.remedy = failure.remedy();
        this.retryable = failure.retryable();
    }

    public static StepFailure of(DeliveryException failed) {
        return of(failed.failure());
    }

    public static StepFailure of(Failure failure) {
        return new StepFailure(failure);
    }

    public String getCode() {
        return code;
    }

    public boolean isRetryable() {
        return retryable;
    }

    /** For {@code failOnError: false} and reports. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", code);
        map.put("what", what);
        map.put("why", why);
        map.put("remedy", remedy);
        map.put("retryable", retryable);
        return map;
    }
}
