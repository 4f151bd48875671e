/** Runs a promotion from its journal, so that another executor can go on with it. Start with {@code Engine}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.promotion.engine;

import org.jspecify.annotations.NullMarked;
