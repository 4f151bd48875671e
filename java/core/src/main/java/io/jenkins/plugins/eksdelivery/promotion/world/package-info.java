/** The two regions as the engine reads and changes them, and their AWS and Kubernetes side. Start with {@code World}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.promotion.world;

import org.jspecify.annotations.NullMarked;
