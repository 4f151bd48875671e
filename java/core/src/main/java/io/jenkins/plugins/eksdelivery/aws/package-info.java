/** Access to AWS: identity, region, clients. Start with {@code AwsSession}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.aws;

import org.jspecify.annotations.NullMarked;
