package io.jenkins.plugins.eksdelivery.registry;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * User and password of a registry. It travels to the agent within a task, in memory only; it prints as {@code ****}.
 *
 * @param user for ECR always AWS
 * @param password for ECR a token that is valid for 12 hours
 */
public record RegistryLogin(String user, String password) implements Serializable {

    /** Value of the Authorization header. */
    String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return user + ":****";
    }
}
