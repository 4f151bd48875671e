package io.jenkins.plugins.eksdelivery.localcloud.kubernetes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Reads from an API server as its administrator; small enough to be asked ten times a second while the server starts. */
final class ApiProbe {

    private static final Pattern PEM_FRAME = Pattern.compile("-----[A-Z ]+-----|\\s");
    private static final Pattern READY = Pattern.compile("\"type\":\\s*\"Ready\"[^}]*\"status\":\\s*\"True\"|"
            + "\"status\":\\s*\"True\"[^}]*\"type\":\\s*\"Ready\"");
    private static final int LIMIT_MILLIS = 2000;

    private final String server;
    private final SSLSocketFactory sockets;

    /** @param server URL of the API server */
    ApiProbe(String server, Path pki) throws IOException {
        this.server = server;
        this.sockets = sockets(pki);
    }

    /** The body of the answer to a GET, whatever its status below 400. */
    String get(String path) throws IOException {
        HttpsURLConnection connection =
                (HttpsURLConnection) URI.create(server + path).toURL().openConnection();
        connection.setSSLSocketFactory(sockets);
        connection.setConnectTimeout(LIMIT_MILLIS);
        connection.setReadTimeout(LIMIT_MILLIS);
        try (InputStream body = connection.getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    boolean nodeReady(String name) throws IOException {
        return READY.matcher(get("/api/v1/nodes/" + name)).find();
    }

    private static SSLSocketFactory sockets(Path pki) throws IOException {
        try {
            KeyStore trust = emptyStore();
            trust.setCertificateEntry("ca", certificate(pki.resolve("ca.crt")));
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(trust);
            KeyStore own = emptyStore();
            Certificate[] chain = {certificate(pki.resolve("admin.crt"))};
            own.setKeyEntry("admin", key(pki.resolve("admin.key")), new char[0], chain);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException broken) {
            throw new IOException("the certificates in " + pki + " can't be used", broken);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Certificate certificate(Path file) throws GeneralSecurityException, IOException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
    }

    private static PrivateKey key(Path file) throws GeneralSecurityException, IOException {
        String text = PEM_FRAME.matcher(Files.readString(file)).replaceAll("");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
    }
}
