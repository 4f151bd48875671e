/** What a step accepts: names, types, defaults and ranges, as data. Start with {@code ParameterSet}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.parameter;

import org.jspecify.annotations.NullMarked;
