/** The readiness checks that come before a promotion. Start with {@code Readiness}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.promotion.check;

import org.jspecify.annotations.NullMarked;
