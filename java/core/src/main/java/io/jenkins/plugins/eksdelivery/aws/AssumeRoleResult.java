package io.jenkins.plugins.eksdelivery.aws;

import io.jenkins.plugins.eksdelivery.operation.AwsAccess;

/**
 * An assumed role, for as long as the block lasts. Not serialisable on purpose: after a restart the role is assumed again.
 *
 * @param aws access as the role in the block's region; renews its credentials
 * @param identity who that is
 */
public record AssumeRoleResult(AwsAccess aws, AwsIdentityResult identity) {}
