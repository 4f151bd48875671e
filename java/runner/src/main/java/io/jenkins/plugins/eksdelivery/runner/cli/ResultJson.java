package io.jenkins.plugins.eksdelivery.runner.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** A result as a person and a program can read it. */
final class ResultJson {

    private ResultJson() {}

    static String of(Map<String, Object> result) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(result);
        } catch (JsonProcessingException notPlain) {
            throw new IllegalStateException(notPlain);
        }
    }
}
