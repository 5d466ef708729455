package org.facelab.worker.intake;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.Quarkus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.facelab.db.entity.SchemaVersion;
import org.jboss.logging.Logger;

/** Waits until the dashboard has migrated the schema to the version that this worker knows, and refuses a newer one. */
@Singleton
class SchemaGate {
    private static final Logger LOG = Logger.getLogger(SchemaGate.class);
    private static final String VERSION =
            "select coalesce(max(cast(version as integer)), 0) from flyway_schema_history where success and version is not null";
    private final AgroalDataSource database;

    SchemaGate(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Waits.
     *
     * @param givenUp ends the wait
     * @return whether the schema is the one that this worker knows
     */
    boolean await(BooleanSupplier givenUp) {
        int told = -2;
        while (!givenUp.getAsBoolean()) {
            int found = found();
            if (found == SchemaVersion.KNOWN) {
                return true;
            }
            if (found > SchemaVersion.KNOWN) {
                LOG.errorf(
                        "the database's schema is version %d, this worker knows %d: it is older than the dashboard. Start the"
                                + " worker of the same build",
                        found, SchemaVersion.KNOWN);
                Quarkus.asyncExit(1);
                return false;
            }
            if (found != told) {
                LOG.infof(
                        "waits for the schema: version %d is needed, there is %s",
                        SchemaVersion.KNOWN, found < 0 ? "no schema yet" : "version " + found);
                told = found;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(300);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    /** The version, or -1 while there is no database or no history. */
    private int found() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(VERSION)) {
            return rows.next() ? rows.getInt(1) : -1;
        } catch (SQLException e) {
            LOG.debugf("the schema's version cannot be read yet: %s", e.getMessage());
            return -1;
        }
    }
}
