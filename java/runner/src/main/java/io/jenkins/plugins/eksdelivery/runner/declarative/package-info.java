/**
 * Declarative pipelines: {@code pipeline { }} is checked and rewritten on the syntax tree, before any step runs, into a call of the
 * interpreter (a Groovy class among the resources, which runs under CPS). Start with {@code DeclarativePipelines}; each section
 * of a pipeline has its reader, named after it.
 */
@NullMarked
package io.jenkins.plugins.eksdelivery.runner.declarative;

import org.jspecify.annotations.NullMarked;
