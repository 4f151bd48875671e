package io.jenkins.plugins.eksdelivery.runner.cli;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folders of runs, {@code .eks-delivery/runs/<number>}. */
final class RunFolders {

    private final Path root;

    RunFolders(Path root) {
        this.root = root;
    }

    /** Makes the folder of a new run; two processes never get the same. */
    RunFolder create() {
        try {
            Files.createDirectories(root);
            for (int number = latestNumber() + 1; ; number++) {
                try {
                    return new RunFolder(number, Files.createDirectory(root.resolve(Integer.toString(number))));
                } catch (FileAlreadyExistsException taken) {
                    // Another process was faster: the next number.
                    continue;
                }
            }
        } catch (IOException failure) {
            throw new DeliveryException(
                    Failure.permanent(
                            "RUN-FOLDER-01",
                            "making a run's folder in " + root,
                            String.valueOf(failure.getMessage()),
                            "Run in a directory that you may write to"),
                    failure);
        }
    }

    /** The run of that number. */
    RunFolder of(int number) {
        Path folder = root.resolve(Integer.toString(number));
        if (!Files.isDirectory(folder)) {
            throw new DeliveryException(Failure.permanent(
                    "RUN-FOLDER-02",
                    "run " + number,
                    "there is no " + folder + "; " + known(),
                    "Name one of these, or stand in the directory in which it was started"));
        }
        return new RunFolder(number, folder);
    }

    /** Runs without a result, the newest first: under way, or cut off. */
    List<RunFolder> unfinished() {
        return all().filter(folder -> folder.result().isEmpty())
                .sorted(Comparator.comparingInt(RunFolder::number).reversed())
                .toList();
    }

    private String known() {
        List<String> numbers =
                all().map(folder -> Integer.toString(folder.number())).toList();
        return numbers.isEmpty() ? "there are no runs" : "there are the runs " + String.join(", ", numbers);
    }

    private int latestNumber() {
        return all().mapToInt(RunFolder::number).max().orElse(0);
    }

    private Stream<RunFolder> all() {
        if (!Files.isDirectory(root)) {
            return Stream.empty();
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders
                    .filter(folder -> folder.getFileName().toString().matches("[0-9]{1,9}"))
                    .map(folder ->
                            new RunFolder(Integer.parseInt(folder.getFileName().toString()), folder))
                    .sorted(Comparator.comparingInt(RunFolder::number))
                    .toList()
                    .stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
