/** Moves the active role between regions, with evidence and a journal. Start with {@code PromoteRegion}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.promotion;

import org.jspecify.annotations.NullMarked;
