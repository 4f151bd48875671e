package io.jenkins.plugins.eksdelivery.image;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.workspace.Workspace;
import io.jenkins.plugins.eksdelivery.workspace.WorkspaceTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds context and Dockerfile, and sums up the files.
 *
 * @param workspace root of the workspace, which both must lie in
 * @param request what is to be built
 */
record ContextLookup(String workspace, BuildImageRequest request) implements WorkspaceTask<BuildContext> {

    private static final int DEEPEST = 4;

    @Override
    public BuildContext run(Path directory, DeliveryLog log) throws IOException {
        Path context = inside(directory, request.context());
        if (!Files.isDirectory(context)) {
            throw new DeliveryException(Failure.permanent(
                    "BI-FILE-02",
                    "buildImage: context '" + request.context() + "'",
                    "there is no such folder in " + directory,
                    "Correct context; the step runs in " + directory));
        }
        Path dockerfile = dockerfile(directory, context);
        List<String> bases = Dockerfile.bases(Files.readString(dockerfile), request.buildArgs());
        String digest = "";
        if (request.skipIfUnchanged()) {
            Path output = inside(directory, request.output());
            digest = new ContextDigest(context, dockerfile, output).compute();
        }
        return new BuildContext(context.toString(), dockerfile.toString(), bases, digest);
    }

    private Path dockerfile(Path directory, Path context) throws IOException {
        for (Path folder : List.of(context, directory)) {
            Path candidate = inside(folder, request.dockerfile());
            if (Files.isRegularFile(candidate)) {
                return candidate;
            }
        }
        Optional<Path> nearest = nearest(directory);
        throw new DeliveryException(Failure.permanent(
                "BI-FILE-01",
                "buildImage: dockerfile '" + request.dockerfile() + "'",
                "there is no such file in " + context + (directory.equals(context) ? "" : " or " + directory)
                        + nearest.map(path -> "; the nearest is " + path).orElse("; the folder has none"),
                nearest.map(path -> "Set dockerfile: '" + path + "'")
                        .orElse("Add a Dockerfile, or set context and dockerfile")));
    }

    /** The least deep file whose name says that it is a Dockerfile, relative to the directory. */
    private static Optional<Path> nearest(Path directory) throws IOException {
        try (Stream<Path> files = Files.find(
                directory,
                DEEPEST,
                (path, attributes) -> attributes.isRegularFile()
                        && path.getFileName().toString().matches("(?i)(.*[.-])?(docker|container)file([.-].*)?")
                        && !path.getFileName().toString().endsWith(".dockerignore"))) {
            return files.map(directory::relativize)
                    .min(Comparator.comparingInt(Path::getNameCount).thenComparing(Comparator.naturalOrder()));
        }
    }

    private Path inside(Path folder, String path) {
        return Workspace.resolve(Path.of(workspace), folder.resolve(path).toString());
    }
}
