/** The roles that blocks run as. Start with {@code WithAwsRoleStep}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.aws;

import org.jspecify.annotations.NullMarked;
