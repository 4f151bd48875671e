package io.jenkins.plugins.eksdelivery.localcloud;

import java.util.List;

/**
 * What of a cloud runs.
 *
 * @param endpoint URL of the AWS API; "" when the cloud does not run
 * @param running names of the programs that run, the last started first
 * @param ended names of those that ended without being stopped
 */
public record CloudStatus(String endpoint, List<String> running, List<String> ended) {

    public CloudStatus {
        running = List.copyOf(running);
        ended = List.copyOf(ended);
    }

    public boolean up() {
        return !endpoint.isEmpty();
    }
}
