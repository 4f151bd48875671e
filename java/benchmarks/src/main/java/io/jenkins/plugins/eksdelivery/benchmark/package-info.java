/** Our own figures beside those of the tool that a user would pick instead, taken in one run. Start with {@code Benchmarks}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.benchmark;

import org.jspecify.annotations.NullMarked;
