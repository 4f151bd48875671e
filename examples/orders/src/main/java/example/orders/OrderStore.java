package example.orders;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Keeps orders in a table that it makes when the database takes writes. */
final class OrderStore {

    private static final String TABLE = """
            create table if not exists orders (
              id uuid primary key,
              item varchar(200) not null,
              quantity integer not null,
              created_at timestamp with time zone not null
            )""";

    /** SQL state of a write to a database that only reads, such as a standby region's. */
    private static final String READ_ONLY = "25006";

    private final DataSource database;

    OrderStore(DataSource database) {
        this.database = database;
    }

    /** A standby region's table comes by replication: it can't be made there, and need not. */
    void prepare() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement create = connection.prepareStatement(TABLE)) {
            create.execute();
        } catch (SQLException e) {
            if (!READ_ONLY.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    void add(Order order) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into orders (id, item, quantity, created_at) values (?, ?, ?, ?)")) {
            insert.setObject(1, order.id());
            insert.setString(2, order.item());
            insert.setInt(3, order.quantity());
            insert.setObject(4, order.createdAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    Optional<Order> find(UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select id, item, quantity, created_at from orders where id = ?")) {
            select.setObject(1, id);
            return read(select).stream().findFirst();
        }
    }

    /** The newest first. */
    List<Order> newest(int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select id, item, quantity, created_at from orders order by created_at desc, id limit ?")) {
            select.setInt(1, limit);
            return read(select);
        }
    }

    /** Whether the database answers within two seconds. */
    boolean answers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    private static List<Order> read(PreparedStatement select) throws SQLException {
        List<Order> orders = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                orders.add(new Order(
                        rows.getObject("id", UUID.class),
                        rows.getString("item"),
                        rows.getInt("quantity"),
                        rows.getObject("created_at", OffsetDateTime.class).toInstant()));
            }
        }
        return orders;
    }
}
