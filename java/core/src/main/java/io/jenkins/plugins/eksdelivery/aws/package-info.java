/** Access to AWS: identity, region, clients. Start with {@code AwsAccess}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.aws;

import org.jspecify.annotations.NullMarked;
