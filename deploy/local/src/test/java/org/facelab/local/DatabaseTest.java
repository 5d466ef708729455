package org.facelab.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Path folder;
    private Database database;

    @BeforeEach
    void start() throws Exception {
        folder = TemporaryState.make();
        open();
    }

    private void open() throws Exception {
        PostgresFolder rows = PostgresFolder.choose(folder, System.getenv(PostgresFolder.USER_VARIABLE));
        database = Database.start(rows, Ports.free(1).get(0), folder.resolve("postgres.log"));
    }

    @AfterEach
    void leave_nothing() throws Exception {
        database.stop(LIMIT);
        TemporaryState.remove(folder);
    }

    @Test
    void what_is_committed_is_on_disk() throws Exception {
        assertThat(answer("show fsync")).isEqualTo("on");
        assertThat(answer("show synchronous_commit")).isEqualTo("on");
        assertThat(answer("show full_page_writes")).isEqualTo("on");
    }

    @Test
    void it_listens_on_this_machine_alone() throws Exception {
        assertThat(answer("show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(answer("show unix_socket_directories")).isEmpty();
    }

    @Test
    void rows_survive_a_crash_of_the_server_and_a_start_on_another_port() throws Exception {
        answer("create table kept as select 42 as value; select 'made'");
        // PostgreSQL's immediate stop writes nothing more: the next start recovers, as after a crash
        String pid = Long.toString(database.process().pid());
        assertThat(new ProcessBuilder("kill", "-QUIT", pid).start().waitFor()).isZero();
        assertThat(ProcessEnd.await(database.process(), LIMIT)).isTrue();
        database.stop(LIMIT);

        open();

        assertThat(answer("select value from kept")).isEqualTo("42");
    }

    private String answer(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
