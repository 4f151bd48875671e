package io.jenkins.plugins.eksdelivery.localcloud.tool;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The AWS server's Python: a virtual environment with pinned packages, and the server's modules. */
public final class PythonTool {

    /**
     * @param python the interpreter of the virtual environment
     * @param modules folder to put on PYTHONPATH
     */
    public record Installed(Path python, Path modules) {}

    private final Toolbox toolbox;

    public PythonTool(Toolbox toolbox) {
        this.toolbox = toolbox;
    }

    /**
     * Makes or finds both.
     *
     * @throws DeliveryException LC-PYTHON-01 without Python 3, LC-PYTHON-02 when packages can't be installed
     */
    public Installed get() throws InterruptedException {
        Sources sources = Sources.of("aws");
        Path interpreter = toolbox.find("python3")
                .orElseThrow(() -> new DeliveryException(Failure.permanent(
                        "LC-PYTHON-01",
                        "Python 3",
                        "there is no python3 on the PATH; the local AWS API (moto) runs on it",
                        "Install python3 and python3-venv (on Debian: apt-get install python3 python3-venv)")));
        byte[] requirements = sources.file("requirements.txt");
        String packages = Integer.toHexString(Arrays.hashCode(requirements)) + "-" + version(interpreter);
        Path environment = toolbox.get(
                "python",
                packages,
                "Installing moto and its packages into a virtual environment (about 15 s)",
                folder -> {
                    toolbox.run(
                            "LC-PYTHON-02",
                            "the virtual environment of the local AWS API",
                            Map.of(),
                            folder,
                            List.of(interpreter.toString(), "-m", "venv", folder.toString()));
                    Files.write(folder.resolve("requirements.txt"), requirements);
                    toolbox.run(
                            "LC-PYTHON-02",
                            "the packages of the local AWS API",
                            Map.of(),
                            folder,
                            List.of(
                                    folder.resolve("bin/python").toString(),
                                    "-m",
                                    "pip",
                                    "install",
                                    "--quiet",
                                    "--disable-pip-version-check",
                                    "--no-deps",
                                    "-r",
                                    "requirements.txt"));
                });
        Path modules = toolbox.get("aws", sources.hash(), "Unpacking the local AWS API", sources::unpack);
        return new Installed(environment.resolve("bin/python"), modules);
    }

    private String version(Path interpreter) throws InterruptedException {
        List<String> command =
                List.of(interpreter.toString(), "-c", "import sys; print('%d.%d' % sys.version_info[:2])");
        return toolbox.run("LC-PYTHON-01", "Python 3", Map.of(), Path.of("/"), command)
                .strip();
    }
}
