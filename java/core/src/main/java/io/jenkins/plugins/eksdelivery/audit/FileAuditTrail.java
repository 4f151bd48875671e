package io.jenkins.plugins.eksdelivery.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * An audit trail in a file: a JSON object a line, each with the hash of the one before, so that a changed, removed or inserted line is
 * found. Written through to the disk before {@link #record} returns.
 */
public final class FileAuditTrail implements AuditTrail {

    private static final String FIRST = "0".repeat(64);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Clock clock;
    private final String actor;

    /**
     * A trail in this file, which is made when it is not there.
     *
     * @param actor who acts: a user id, or the job and build
     */
    public FileAuditTrail(Path file, Clock clock, String actor) {
        this.file = file;
        this.clock = clock;
        this.actor = actor;
    }

    @Override
    public synchronized void record(String action, String subject, Map<String, String> evidence) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ObjectNode line = JSON.createObjectNode();
            line.put("at", clock.instant().toString());
            line.put("actor", actor);
            line.put("action", action);
            line.put("subject", subject);
            ObjectNode facts = line.putObject("evidence");
            new TreeMap<>(evidence).forEach(facts::put);
            line.put("previous", lastHash());
            line.put("hash", hash(line));
            append(JSON.writeValueAsString(line) + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException("audit trail " + file, failed);
        }
    }

    /**
     * Checks the chain.
     *
     * @return number of the first line that is not what was written, counted from 1; empty when all are
     */
    public static OptionalInt firstBrokenLine(Path file) throws IOException {
        String previous = FIRST;
        int number = 0;
        for (String text : Files.readAllLines(file)) {
            number++;
            try {
                if (!(JSON.readTree(text) instanceof ObjectNode line)
                        || !previous.equals(line.path("previous").asText())) {
                    return OptionalInt.of(number);
                }
                JsonNode told = line.remove("hash");
                if (told == null || !hash(line).equals(told.asText())) {
                    return OptionalInt.of(number);
                }
                previous = told.asText();
            } catch (JsonProcessingException notJson) {
                return OptionalInt.of(number);
            }
        }
        return OptionalInt.empty();
    }

    private String lastHash() throws IOException {
        if (!Files.exists(file)) {
            return FIRST;
        }
        List<String> lines = Files.readAllLines(file);
        return lines.isEmpty()
                ? FIRST
                : JSON.readTree(lines.get(lines.size() - 1)).path("hash").asText();
    }

    private void append(String line) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static String hash(ObjectNode lineWithoutHash) throws IOException {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(JSON.writeValueAsBytes(lineWithoutHash)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
