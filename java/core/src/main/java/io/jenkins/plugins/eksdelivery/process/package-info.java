/** The only place that starts programs. Start with {@code CommandRunner}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.process;

import org.jspecify.annotations.NullMarked;
