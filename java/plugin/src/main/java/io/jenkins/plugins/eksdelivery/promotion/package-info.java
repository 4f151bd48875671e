/** The steps that move the active role between regions. */
@NullMarked
package io.jenkins.plugins.eksdelivery.promotion;

import org.jspecify.annotations.NullMarked;
