package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * Name of a repository within its registry, such as {@code shop/orders}.
 *
 * @param value 2 to 256 characters: words of lower case letters and digits, joined by '.', '_', '-' and '/'
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html">repositoryName</a>
 */
public record RepositoryName(String value) implements Serializable {

    private static final String WORDS = "[a-z0-9]+(?:[._-][a-z0-9]+)*";
    private static final Pattern GRAMMAR = Pattern.compile(WORDS + "(?:/" + WORDS + ")*");

    public RepositoryName {
        if (value.length() < 2
                || value.length() > 256
                || !GRAMMAR.matcher(value).matches()) {
            throw new DeliveryException(
                    Failure.permanent(
                            "PE-REF-01",
                            "repository name '" + value + "'",
                            problem(value),
                            "Give 2 to 256 lower case letters and digits, joined by '.', '_', '-' or '/', such as shop/orders"));
        }
    }

    /** @throws DeliveryException PE-REF-01 when it is not well formed */
    public static RepositoryName of(String value) {
        return new RepositoryName(value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String problem(String value) {
        if (value.length() < 2 || value.length() > 256) {
            return "it has " + value.length() + " characters";
        }
        if (value.chars().anyMatch(Character::isUpperCase)) {
            return "it has upper case letters";
        }
        if (value.contains(":") || value.contains("@")) {
            return "it holds a registry, tag or digest, which are given elsewhere";
        }
        return "a word is empty or has a character that is not allowed";
    }
}
