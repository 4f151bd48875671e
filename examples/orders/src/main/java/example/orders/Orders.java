package example.orders;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;

/** Starts the service as the environment says, and ends it in order when it is told to. */
public final class Orders {

    private static final Duration GRACE = Duration.ofSeconds(20);

    private Orders() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        Settings settings = Settings.of(System.getenv());
        OrdersServer server = new OrdersServer(settings, Clock.systemUTC(), commit());
        System.out.println("orders: " + settings + ", listening on " + server.port());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                server.stop(GRACE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private static String commit() {
        Properties build = new Properties();
        try (InputStream file = Orders.class.getResourceAsStream("build.properties")) {
            build.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build.getProperty("commit");
    }
}
