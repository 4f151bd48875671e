/** Names that Jenkinsfiles use for shared libraries. */
@NullMarked
package org.jenkinsci.plugins.workflow.libs;

import org.jspecify.annotations.NullMarked;
