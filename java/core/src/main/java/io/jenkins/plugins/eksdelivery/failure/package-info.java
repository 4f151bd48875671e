/** How things fail: one exception with a stable code, what, why and what to do next. Start with {@code Failure}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.failure;

import org.jspecify.annotations.NullMarked;
