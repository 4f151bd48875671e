package io.jenkins.plugins.eksdelivery.runner.program;

import io.jenkins.plugins.eksdelivery.runner.script.PipelineClassLoader;
import io.jenkins.plugins.eksdelivery.runner.script.ScriptSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import org.jboss.marshalling.AbstractClassResolver;
import org.jboss.marshalling.Marshaller;
import org.jboss.marshalling.MarshallerFactory;
import org.jboss.marshalling.Marshalling;
import org.jboss.marshalling.MarshallingConfiguration;
import org.jboss.marshalling.ObjectResolver;
import org.jboss.marshalling.Unmarshaller;
import org.jboss.marshalling.river.RiverMarshallerFactory;

/**
 * Keeps a program on disk: {@code program.dat} is replaced whole, {@code started} grows by one line for each step that was started.
 *
 * <p>JBoss River, as Jenkins: it does not look at serialVersionUID, so a program outlives a change of its script.
 */
final class ProgramStore {

    private static final MarshallerFactory FACTORY = new RiverMarshallerFactory();

    private final Path file;
    private final Path temporary;
    private final Path started;
    private final PipelineClassLoader scripts;
    private final ObjectResolver globals;
    private final Set<Integer> startedNodes = new HashSet<>();

    ProgramStore(Path folder, PipelineClassLoader scripts, ObjectResolver globals) {
        this.file = folder.resolve("program.dat");
        this.temporary = folder.resolve("program.tmp");
        this.started = folder.resolve("started");
        this.scripts = scripts;
        this.globals = globals;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /**
     * Replaces the saved program.
     *
     * @param durable whether it must outlive a loss of power too: before a step that acts on the world
     */
    void save(Program program, boolean durable) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(32 * 1024);
        try (Marshaller marshaller = FACTORY.createMarshaller(configuration())) {
            marshaller.start(Marshalling.createByteOutput(bytes));
            marshaller.writeObject(
                    new SavedScripts(new ArrayList<>(program.state().libraries()), new ArrayList<>(scripts.sources())));
            marshaller.writeObject(program);
            marshaller.finish();
        }
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            if (durable) {
                channel.force(false);
            }
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Loads the libraries and compiles the saved scripts again, then reads the program through their classes. */
    Program load(Libraries libraries) throws IOException, ClassNotFoundException {
        if (Files.exists(started)) {
            Files.readAllLines(started).stream()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> startedNodes.add(Integer.valueOf(line)));
        }
        try (InputStream in = Files.newInputStream(file);
                Unmarshaller unmarshaller = FACTORY.createUnmarshaller(configuration())) {
            unmarshaller.start(Marshalling.createByteInput(in));
            SavedScripts saved = (SavedScripts) unmarshaller.readObject();
            saved.libraries().forEach(libraries::load);
            for (ScriptSource source : saved.sources()) {
                scripts.compile(source);
            }
            Program program = (Program) unmarshaller.readObject();
            unmarshaller.finish();
            return program;
        }
    }

    void markStarted(int node) {
        startedNodes.add(node);
        try {
            Files.write(
                    started,
                    (node + "\n").getBytes(StandardCharsets.US_ASCII),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean hasStarted(int node) {
        return startedNodes.contains(node);
    }

    /** What has to be compiled before the program can be read. */
    private record SavedScripts(ArrayList<String> libraries, ArrayList<ScriptSource> sources) implements Serializable {}

    private MarshallingConfiguration configuration() {
        MarshallingConfiguration configuration = new MarshallingConfiguration();
        configuration.setVersion(4);
        configuration.setObjectResolver(globals);
        configuration.setClassResolver(new AbstractClassResolver(true) {
            @Override
            protected ClassLoader getClassLoader() {
                return scripts;
            }
        });
        return configuration;
    }
}
