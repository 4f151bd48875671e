/** The composed flow of a microservice: what {@code deliverMicroservice} does, as data. Start with {@code PlanDelivery}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.delivery;

import org.jspecify.annotations.NullMarked;
