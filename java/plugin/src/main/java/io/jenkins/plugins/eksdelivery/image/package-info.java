/** The buildImage step. */
@NullMarked
package io.jenkins.plugins.eksdelivery.image;

import org.jspecify.annotations.NullMarked;
