package io.jenkins.plugins.eksdelivery.runner.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The global variable {@code scm}: the checkout that the Jenkinsfile lies in. */
@SuppressWarnings("unused") // properties are called by scripts
public final class ScmVariable {

    private final Path script;

    public ScmVariable(Path script) {
        this.script = script;
    }

    /** The top of the git checkout, or the script's folder where there is none. */
    public Path root() {
        Path folder = script.getParent();
        for (Path each = folder; each != null; each = each.getParent()) {
            if (Files.exists(each.resolve(".git"))) {
                return each;
            }
        }
        return folder == null ? script : folder;
    }

    public List<Map<String, String>> getUserRemoteConfigs() {
        return List.of(Map.of("url", root().toUri().toString()));
    }
}
