package org.facelab.dashboard.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads rows into records by plain SQL: a part of a page is one statement, with nothing fetched row by row. */
@ApplicationScoped
public class Rows {
    private final DataSource source;

    Rows(DataSource source) {
        this.source = source;
    }

    /** Makes a record of one row. */
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** All rows of a statement; arrays of integers are passed as SQL arrays. */
    public <T> List<T> list(String sql, Reader<T> reader, Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                statement.setObject(
                        i + 1,
                        value instanceof Integer[] numbers ? connection.createArrayOf("integer", numbers) : value);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("a page's statement failed: " + e.getMessage(), e);
        }
    }

    /** The first row of a statement. */
    public <T> Optional<T> first(String sql, Reader<T> reader, Object... values) {
        return list(sql, reader, values).stream().findFirst();
    }
}
