/** Tells people and systems what happened. Start with {@code Notify}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.notification;

import org.jspecify.annotations.NullMarked;
