package example.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class SettingsTest {

    @Test
    void without_an_environment_it_runs_on_a_database_in_memory() {
        Settings settings = Settings.of(Map.of());

        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.databaseUrl()).startsWith("jdbc:h2:mem:");
        assertThat(settings.role()).isEqualTo("active");
    }

    @Test
    void a_postgresql_address_gives_a_postgresql_database() {
        Settings settings = Settings.of(Map.of(
                "DATABASE_URL", "jdbc:postgresql://db.example:5432/orders",
                "DATABASE_USER", "orders",
                "DATABASE_PASSWORD", "s3cret"));

        PGSimpleDataSource database = (PGSimpleDataSource) settings.database();

        assertThat(database.getServerNames()).containsExactly("db.example");
        assertThat(database.getUser()).isEqualTo("orders");
    }

    @Test
    void the_password_is_never_printed() {
        assertThat(Settings.of(Map.of("DATABASE_PASSWORD", "s3cret")).toString()).doesNotContain("s3cret");
    }
}
