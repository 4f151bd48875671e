/** The tasks of a promotion, one class per kind. Start with {@code PromotionTasks}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.promotion.action;

import org.jspecify.annotations.NullMarked;
