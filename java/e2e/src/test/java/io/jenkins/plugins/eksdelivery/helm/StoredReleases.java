package io.jenkins.plugins.eksdelivery.helm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Makes the stored form of helm's releases. */
final class StoredReleases {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StoredReleases() {}

    static String stored(int revision, String status, String manifest, String notes) throws IOException {
        ObjectNode release = JSON.createObjectNode();
        release.put("version", revision);
        release.put("manifest", manifest);
        release.putObject("info").put("status", status).put("notes", notes).put("description", status);
        return encode(release);
    }

    static String edited(String data, int revision, String status) throws IOException {
        byte[] gzipped = Base64.getDecoder().decode(Base64.getDecoder().decode(data));
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
            ObjectNode release = (ObjectNode) JSON.readTree(stream);
            release.put("version", revision);
            ((ObjectNode) release.path("info")).put("status", status);
            return encode(release);
        }
    }

    private static String encode(ObjectNode release) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(JSON.writeValueAsBytes(release));
        }
        Base64.Encoder base64 = Base64.getEncoder();
        return base64.encodeToString(base64.encode(bytes.toByteArray()));
    }
}
