/** Gets the programs that the local cloud needs: built or installed into a cache of its own. Start with {@code Toolbox}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.localcloud.tool;

import org.jspecify.annotations.NullMarked;
