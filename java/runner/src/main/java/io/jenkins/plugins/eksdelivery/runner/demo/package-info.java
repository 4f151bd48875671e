/** The demonstration: a whole delivery on the local cloud, each claim read back from the world. Start with {@code Demo}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.runner.demo;

import org.jspecify.annotations.NullMarked;
