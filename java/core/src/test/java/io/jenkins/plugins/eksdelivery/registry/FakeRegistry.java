package io.jenkins.plugins.eksdelivery.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A registry in memory that speaks the distribution protocol, or ECR's dialect of it, and fails when told to. What arrived is kept for
 * a test to look at.
 */
final class FakeRegistry implements AutoCloseable {

    static {
        // a request takes 48 ms without it, by Nagle's algorithm and delayed acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final Pattern PATH = Pattern.compile("/v2/(.+?)/(manifests|blobs/uploads|blobs)/?(.*)");

    /** Something that happens to one request, once. */
    private record Fault(Predicate<Request> when, Action action) {}

    interface Action {
        /** @return true when the request was answered or cut */
        boolean apply(HttpExchange exchange, Request request) throws IOException;
    }

    /** A request that arrived; bytes counts what was read of its body. */
    record Request(String method, String path, Optional<String> authorization, long bytes, Optional<String> range) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    final Map<String, byte[]> manifests = new ConcurrentHashMap<>();
    final Map<String, String> types = new ConcurrentHashMap<>();
    final Map<String, String> tags = new ConcurrentHashMap<>();
    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, ByteArrayOutputStream> uploads = new ConcurrentHashMap<>();
    private final Map<String, Integer> firstParts = new ConcurrentHashMap<>();
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private int uploadCount;
    private boolean ecr;
    private Optional<String> authorization = Optional.empty();
    private String challenge = "Basic realm=\"fake\"";
    private Optional<String> blobsElsewhere = Optional.empty();

    FakeRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    RegistryEndpoint endpoint() {
        return RegistryEndpoint.of("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers PATCH with 201, keeps Range at the end of the first part, and tells nothing about uploads. */
    FakeRegistry likeEcr() {
        ecr = true;
        return this;
    }

    /** Takes requests with this header only. */
    FakeRegistry wanting(String header, String newChallenge) {
        authorization = Optional.of(header);
        challenge = newChallenge;
        return this;
    }

    /** Redirects reads of blobs to this address followed by the digest. */
    FakeRegistry redirectingBlobsTo(String address) {
        blobsElsewhere = Optional.of(address);
        return this;
    }

    /** Applies to the next request that matches. */
    FakeRegistry once(Predicate<Request> when, Action action) {
        faults.add(new Fault(when, action));
        return this;
    }

    static Predicate<Request> method(String method) {
        return request -> request.method().equals(method);
    }

    static Action answer(int status, String body, String... headers) {
        return (exchange, request) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            respond(exchange, status, body.getBytes(StandardCharsets.UTF_8));
            return true;
        };
    }

    static Action cut() {
        return (exchange, request) -> {
            exchange.close();
            return true;
        };
    }

    /** Stores a part as ever, but closes the connection instead of answering. */
    static Action storeThenCut() {
        return new StoreThenCut();
    }

    List<String> seen(String method) {
        return requests.stream().filter(method(method)).map(Request::toString).toList();
    }

    long uploadedBytes() {
        return requests.stream()
                .filter(request -> request.path().contains("/blobs/uploads/"))
                .mapToLong(Request::bytes)
                .sum();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().toString();
        Optional<String> sent = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
        Optional<String> range =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Range"));
        Request head = new Request(method, path, sent, 0, range);
        Optional<Fault> fault =
                faults.stream().filter(each -> each.when().test(head)).findFirst();
        if (fault.isPresent()) {
            faults.remove(fault.get());
            if (fault.get().action() instanceof CutAfter cutAfter) {
                cutUpload(exchange, head, cutAfter);
                return;
            }
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        requests.add(new Request(method, path, sent, body.length, range));
        if (fault.isPresent() && fault.get().action() instanceof StoreThenCut) {
            String id = exchange.getRequestURI().getPath().replaceAll(".*/", "");
            uploads.get(id).write(body);
            exchange.close();
            return;
        }
        if (fault.isPresent() && fault.get().action().apply(exchange, head)) {
            return;
        }
        if (authorization.isPresent() && !authorization.equals(sent)) {
            exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
            error(exchange, 401, "UNAUTHORIZED", "no basic auth credentials");
            return;
        }
        Matcher matcher = PATH.matcher(exchange.getRequestURI().getPath());
        if (!matcher.matches()) {
            error(exchange, 404, "NAME_UNKNOWN", "no such address");
            return;
        }
        switch (matcher.group(2)) {
            case "manifests" -> manifest(exchange, matcher.group(1), matcher.group(3), body);
            case "blobs" -> blob(exchange, matcher.group(3));
            default -> upload(exchange, matcher.group(1), matcher.group(3), body);
        }
    }

    private record StoreThenCut() implements Action {
        @Override
        public boolean apply(HttpExchange exchange, Request request) {
            return false;
        }
    }

    /** Keeps this many bytes of a part, then closes the connection. */
    record CutAfter(int bytes) implements Action {
        @Override
        public boolean apply(HttpExchange exchange, Request request) {
            throw new IllegalStateException("is handled while the body is read");
        }
    }

    private void cutUpload(HttpExchange exchange, Request head, CutAfter cut) throws IOException {
        byte[] kept = exchange.getRequestBody().readNBytes(cut.bytes());
        requests.add(new Request(head.method(), head.path(), head.authorization(), kept.length, head.range()));
        String id = exchange.getRequestURI().getPath().replaceAll(".*/", "");
        // ECR stores whole parts only
        if (!ecr && uploads.containsKey(id)) {
            uploads.get(id).write(kept);
        }
        exchange.close();
    }

    private void manifest(HttpExchange exchange, String repository, String reference, byte[] body) throws IOException {
        String tag = repository + ":" + reference;
        if (exchange.getRequestMethod().equals("PUT")) {
            String digest = Digest.ofBytes(body).toString();
            manifests.put(digest, body);
            types.put(digest, exchange.getRequestHeaders().getFirst("Content-Type"));
            if (!reference.startsWith("sha256:")) {
                tags.put(tag, digest);
            }
            exchange.getResponseHeaders().set("Docker-Content-Digest", digest);
            respond(exchange, 201, new byte[0]);
            return;
        }
        String digest = reference.startsWith("sha256:") ? reference : tags.get(tag);
        byte[] found = digest == null ? null : manifests.get(digest);
        if (found == null) {
            error(exchange, 404, "MANIFEST_UNKNOWN", "no " + reference);
            return;
        }
        exchange.getResponseHeaders().set("Docker-Content-Digest", digest);
        exchange.getResponseHeaders().set("Content-Type", types.get(digest));
        respond(exchange, 200, found);
    }

    private void blob(HttpExchange exchange, String digest) throws IOException {
        byte[] found = blobs.get(digest);
        if (found == null) {
            error(exchange, 404, "BLOB_UNKNOWN", "no " + digest);
            return;
        }
        if (blobsElsewhere.isPresent() && exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().set("Location", blobsElsewhere.get() + digest);
            respond(exchange, 307, new byte[0]);
            return;
        }
        serve(exchange, found);
    }

    /** Answers with the bytes, or the range of them that is asked for. */
    static void serve(HttpExchange exchange, byte[] bytes) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range == null) {
            respond(exchange, 200, bytes);
            return;
        }
        String[] ends = range.substring("bytes=".length()).split("-");
        byte[] part = Arrays.copyOfRange(bytes, Integer.parseInt(ends[0]), Integer.parseInt(ends[1]) + 1);
        respond(exchange, 206, part);
    }

    private void upload(HttpExchange exchange, String repository, String id, byte[] body) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "POST" -> start(exchange, repository);
            case "GET" -> status(exchange, repository, id);
            default -> part(exchange, repository, id, body);
        }
    }

    private void start(HttpExchange exchange, String repository) throws IOException {
        Matcher mount = Pattern.compile("mount=([^&]+)&from=(.+)")
                .matcher(
                        Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""));
        if (mount.find() && blobs.containsKey(mount.group(1))) {
            respond(exchange, 201, new byte[0]);
            return;
        }
        String id = "upload-" + ++uploadCount;
        uploads.put(id, new ByteArrayOutputStream());
        exchange.getResponseHeaders().set("Location", "/v2/" + repository + "/blobs/uploads/" + id);
        respond(exchange, 202, new byte[0]);
    }

    private void status(HttpExchange exchange, String repository, String id) throws IOException {
        if (ecr || !uploads.containsKey(id)) {
            error(exchange, 404, "BLOB_UPLOAD_UNKNOWN", "no " + id);
            return;
        }
        exchange.getResponseHeaders()
                .set("Range", "0-" + Math.max(0, uploads.get(id).size() - 1));
        exchange.getResponseHeaders().set("Location", "/v2/" + repository + "/blobs/uploads/" + id);
        respond(exchange, 204, null);
    }

    private void part(HttpExchange exchange, String repository, String id, byte[] body) throws IOException {
        ByteArrayOutputStream upload = uploads.get(id);
        if (upload == null) {
            error(exchange, 404, "BLOB_UPLOAD_UNKNOWN", "no " + id);
            return;
        }
        String range = exchange.getRequestHeaders().getFirst("Content-Range");
        long first = range == null ? 0 : Long.parseLong(range.substring(0, range.indexOf('-')));
        if (body.length > 0 && first != upload.size()) {
            error(
                    exchange,
                    416,
                    "BLOB_UPLOAD_INVALID",
                    "First byte of the layer part is " + first + " instead of " + upload.size());
            return;
        }
        upload.write(body);
        if (exchange.getRequestMethod().equals("PUT")) {
            finish(exchange, id, upload.toByteArray());
            return;
        }
        int shown = ecr ? firstParts.computeIfAbsent(id, any -> upload.size()) : upload.size();
        exchange.getResponseHeaders().set("Range", "0-" + (shown - 1));
        exchange.getResponseHeaders().set("Location", "/v2/" + repository + "/blobs/uploads/" + id);
        respond(exchange, ecr ? 201 : 202, new byte[0]);
    }

    private void finish(HttpExchange exchange, String id, byte[] bytes) throws IOException {
        String wanted = exchange.getRequestURI().getQuery().replaceAll(".*digest=", "");
        uploads.remove(id);
        if (!Digest.ofBytes(bytes).toString().equals(wanted)) {
            error(exchange, 400, "DIGEST_INVALID", "provided digest did not match uploaded content");
            return;
        }
        blobs.put(wanted, bytes);
        respond(exchange, 201, new byte[0]);
    }

    private static void error(HttpExchange exchange, int status, String code, String message) throws IOException {
        respond(
                exchange,
                status,
                ("{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}]}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** @param body null for an answer that has none */
    private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean none =
                body == null || body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, none ? -1 : body.length);
        if (!none) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    /** A copy of what arrived, in order. */
    List<String> lines() {
        return requests.stream().map(Request::toString).toList();
    }
}
