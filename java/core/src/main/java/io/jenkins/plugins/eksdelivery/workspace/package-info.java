/** The files of a build, on the machine that has them. Start with {@code Workspace}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.workspace;

import org.jspecify.annotations.NullMarked;
