/** Plans and applies infrastructure with terraform or tofu; what was approved is what is applied. Start with {@code TerraformPlan}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.terraform;

import org.jspecify.annotations.NullMarked;
