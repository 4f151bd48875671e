/** The build's files on its agent. */
@NullMarked
package io.jenkins.plugins.eksdelivery.workspace;

import org.jspecify.annotations.NullMarked;
