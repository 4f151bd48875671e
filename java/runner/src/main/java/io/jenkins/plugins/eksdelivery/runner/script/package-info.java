/** From Groovy source to a program that can be suspended and saved: compiler, base classes, repairs of the CPS transformation. */
@NullMarked
package io.jenkins.plugins.eksdelivery.runner.script;

import org.jspecify.annotations.NullMarked;
