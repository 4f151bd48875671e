/** The helm steps. */
@NullMarked
package io.jenkins.plugins.eksdelivery.helm;

import org.jspecify.annotations.NullMarked;
