/** Lines for the person at the build, with secrets masked. Start with {@code DeliveryLog}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.log;

import org.jspecify.annotations.NullMarked;
