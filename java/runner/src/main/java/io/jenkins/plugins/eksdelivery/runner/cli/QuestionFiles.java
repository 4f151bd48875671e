package io.jenkins.plugins.eksdelivery.runner.cli;

import io.jenkins.plugins.eksdelivery.runner.run.InputAnswer;
import io.jenkins.plugins.eksdelivery.runner.run.InputQuestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The questions of a run and their answers as files in its folder: {@code input/<id>.question} holds the message,
 * {@code input/<id>.answer} what someone said. An identifier is any text of the script, so it is encoded for its file's name. Written whole under another name first, so that a reader never sees half a file.
 */
final class QuestionFiles {

    private static final String QUESTION = ".question";
    private static final String ANSWER = ".answer";
    private static final String VALUE = "value.";

    private final Path folder;

    QuestionFiles(Path runFolder) {
        this.folder = runFolder.resolve("input");
    }

    void writeQuestion(InputQuestion question) {
        Properties text = new Properties();
        text.setProperty("message", question.message());
        text.setProperty("submitters", String.join(",", question.submitters()));
        text.setProperty(
                "fields",
                String.join(
                        ",",
                        question.fields().stream()
                                .map(InputQuestion.Field::name)
                                .toList()));
        write(encoded(question.id()) + QUESTION, text);
    }

    /** Identifiers of the questions that wait. */
    List<String> open() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(QUESTION))
                    .map(name -> name.substring(0, name.length() - QUESTION.length()))
                    .map(name -> URLDecoder.decode(name, StandardCharsets.UTF_8))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Who may answer the question; empty means anyone. */
    List<String> submitters(String id) {
        return list(read(encoded(id) + QUESTION).getProperty("submitters", ""));
    }

    /** The values that the question asks for. */
    List<String> fields(String id) {
        return list(read(encoded(id) + QUESTION).getProperty("fields", ""));
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : new ArrayList<>(List.of(text.split(",")));
    }

    void writeAnswer(String id, InputAnswer answer) {
        Properties text = new Properties();
        text.setProperty("by", answer.by());
        if (answer instanceof InputAnswer.Proceed proceed) {
            text.setProperty("proceed", "true");
            proceed.values().forEach((name, value) -> text.setProperty(VALUE + name, value.toString()));
        }
        write(encoded(id) + ANSWER, text);
    }

    /** The answer, when there is one; the question is closed then. */
    Optional<InputAnswer> takeAnswer(InputQuestion question) {
        if (!Files.exists(folder.resolve(encoded(question.id()) + ANSWER))) {
            return Optional.empty();
        }
        Properties text = read(encoded(question.id()) + ANSWER);
        String by = text.getProperty("by", "unknown");
        InputAnswer answer = text.getProperty("proceed") == null
                ? new InputAnswer.Abort(by)
                : new InputAnswer.Proceed(by, values(question, text));
        try {
            Files.deleteIfExists(folder.resolve(encoded(question.id()) + QUESTION));
            Files.deleteIfExists(folder.resolve(encoded(question.id()) + ANSWER));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Optional.of(answer);
    }

    private static Map<String, Object> values(InputQuestion question, Properties text) {
        Map<String, Object> values = new HashMap<>();
        for (InputQuestion.Field field : question.fields()) {
            String given = text.getProperty(VALUE + field.name());
            if (given != null) {
                values.put(field.name(), field.type().equals("boolean") ? Boolean.valueOf(given) : given);
            }
        }
        return values;
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private Properties read(String name) {
        Properties text = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve(name), StandardCharsets.UTF_8)) {
            text.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return text;
    }

    private void write(String name, Properties text) {
        try {
            Files.createDirectories(folder);
            Path half = Files.createTempFile(folder, "half", ".tmp");
            try (var writer = Files.newBufferedWriter(half, StandardCharsets.UTF_8)) {
                text.store(writer, null);
            }
            Files.move(half, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
