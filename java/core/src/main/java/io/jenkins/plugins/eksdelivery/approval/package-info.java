/** Approvals: data that binds a person to exactly what was shown. Start with {@code ApprovalRules}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.approval;

import org.jspecify.annotations.NullMarked;
