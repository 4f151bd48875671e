/** The planDelivery step, which deliverMicroservice calls. */
@NullMarked
package io.jenkins.plugins.eksdelivery.delivery;

import org.jspecify.annotations.NullMarked;
