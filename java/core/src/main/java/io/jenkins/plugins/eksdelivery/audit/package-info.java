/** Who did what, when, on which evidence. Start with {@code AuditTrail}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.audit;

import org.jspecify.annotations.NullMarked;
