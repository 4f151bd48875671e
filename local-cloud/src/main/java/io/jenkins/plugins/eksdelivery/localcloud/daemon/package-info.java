/** Programs that run on after this one has ended. Start with {@code Daemons}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.localcloud.daemon;

import org.jspecify.annotations.NullMarked;
