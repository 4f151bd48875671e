package io.jenkins.plugins.eksdelivery.localcloud.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Places for Unix sockets, whose paths may have 107 bytes at most. */
public final class SocketPath {

    private static final int LIMIT = 100;

    private SocketPath() {}

    /** The socket in the folder, or in a short one of its own when that path would be too long. */
    public static Path in(Path folder, String name) throws IOException {
        Path wanted = folder.resolve(name);
        if (wanted.toString().length() <= LIMIT) {
            return wanted;
        }
        return Files.createTempDirectory("eks-delivery").resolve(name);
    }
}
