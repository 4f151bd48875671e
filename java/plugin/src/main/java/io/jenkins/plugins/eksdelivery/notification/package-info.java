/** The notify step. */
@NullMarked
package io.jenkins.plugins.eksdelivery.notification;

import org.jspecify.annotations.NullMarked;
