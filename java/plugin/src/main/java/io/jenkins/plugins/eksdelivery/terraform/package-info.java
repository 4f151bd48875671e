/** The terraform steps. */
@NullMarked
package io.jenkins.plugins.eksdelivery.terraform;

import org.jspecify.annotations.NullMarked;
