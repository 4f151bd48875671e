package io.jenkins.plugins.eksdelivery.runner.demo;

import java.time.Duration;

/**
 * A stage or step of the run with its time.
 *
 * @param depth how many stages it lies in, from 0
 * @param name of the stage or step
 * @param start since the start of the run
 * @param duration how long it took
 * @param result SUCCESS, FAILURE …
 */
record TimedNode(int depth, String name, Duration start, Duration duration, String result) {}
