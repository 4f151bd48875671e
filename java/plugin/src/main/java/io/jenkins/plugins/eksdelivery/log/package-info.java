/** Hides secrets in what a build and its agents write. */
@NullMarked
package io.jenkins.plugins.eksdelivery.log;

import org.jspecify.annotations.NullMarked;
