/** The promotion file: what belongs together when a region becomes active. Start with {@code PromotionPlan}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.promotion.plan;

import org.jspecify.annotations.NullMarked;
