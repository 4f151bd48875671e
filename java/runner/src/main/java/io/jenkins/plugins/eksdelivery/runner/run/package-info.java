/** One run of a Jenkinsfile, from outside: what to run, how to start and resume it, what it tells. Start with {@code PipelineRun}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.runner.run;

import org.jspecify.annotations.NullMarked;
