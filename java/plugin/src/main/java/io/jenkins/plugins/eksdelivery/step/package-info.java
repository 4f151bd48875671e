/** What all steps share: binding, running, failing, reporting. Start with {@code DeliveryStepDescriptor}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.step;

import org.jspecify.annotations.NullMarked;
