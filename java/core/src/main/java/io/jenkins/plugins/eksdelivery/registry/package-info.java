/**
 * A client of OCI registries of our own, and the delivery of an image to Amazon ECR with it. Start with {@code PushToEcr} for the
 * step and with {@code ImageTransfer} for how bytes move.
 */
@NullMarked
package io.jenkins.plugins.eksdelivery.registry;

import org.jspecify.annotations.NullMarked;
