package example.orders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What this region is at this moment: active, or passive and not allowed to write. */
final class Role {

    static final String ACTIVE = "active";

    private final Optional<Path> file;
    private final String otherwise;

    /**
     * @param file file that holds the role; a promotion changes it under the running process
     * @param otherwise role without a file
     */
    Role(Optional<Path> file, String otherwise) {
        this.file = file;
        this.otherwise = otherwise;
    }

    /** Read anew each time. A file that can't be read is no permission to write. */
    String now() {
        if (file.isEmpty()) {
            return otherwise;
        }
        try {
            return Files.readString(file.get()).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    boolean writes() {
        return ACTIVE.equals(now());
    }
}
