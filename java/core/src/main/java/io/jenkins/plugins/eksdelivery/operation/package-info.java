/** What every operation is given by the face that runs it. Start with {@code DeliveryContext}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.operation;

import org.jspecify.annotations.NullMarked;
