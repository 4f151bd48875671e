package example.orders;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What the environment says.
 *
 * @param port PORT, 8080 unless given; 0 takes a free one
 * @param region REGION, "local" unless given
 * @param roleFile ROLE_FILE
 * @param role ROLE, when there is no file; active unless given
 * @param databaseUrl DATABASE_URL, jdbc:postgresql://… or jdbc:h2:…; a database in memory unless given
 * @param databaseUser DATABASE_USER
 * @param databasePassword DATABASE_PASSWORD
 */
record Settings(
        int port,
        String region,
        Optional<Path> roleFile,
        String role,
        String databaseUrl,
        String databaseUser,
        String databasePassword) {

    static Settings of(Map<String, String> environment) {
        return new Settings(
                Integer.parseInt(environment.getOrDefault("PORT", "8080")),
                environment.getOrDefault("REGION", "local"),
                Optional.ofNullable(environment.get("ROLE_FILE")).map(Path::of),
                environment.getOrDefault("ROLE", Role.ACTIVE),
                environment.getOrDefault("DATABASE_URL", "jdbc:h2:mem:orders;MODE=PostgreSQL;DB_CLOSE_DELAY=-1"),
                environment.getOrDefault("DATABASE_USER", "sa"),
                environment.getOrDefault("DATABASE_PASSWORD", ""));
    }

    DataSource database() {
        if (databaseUrl.startsWith("jdbc:h2:")) {
            return JdbcConnectionPool.create(databaseUrl, databaseUser, databasePassword);
        }
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(databaseUrl);
        database.setUser(databaseUser);
        database.setPassword(databasePassword);
        database.setConnectTimeout(5);
        return database;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "port " + port + ", region " + region + ", database " + databaseUrl;
    }
}
