package io.jenkins.plugins.eksdelivery.aws;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who the build is to AWS.
 *
 * @param accountId twelve digits
 * @param arn of the user or assumed role
 * @param userId unique id of the principal
 * @param region region whose STS answered
 */
public record AwsIdentityResult(String accountId, String arn, String userId, String region) implements Serializable {

    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("accountId", accountId);
        map.put("arn", arn);
        map.put("userId", userId);
        map.put("region", region);
        return map;
    }
}
