package org.facelab.worker.intake;

import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.net.SocketException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Lets a job outlive an outage of the database: what cannot be written now is tried again until the claim is gone. */
@Singleton
public class PatientDatabase {
    private static final Logger LOG = Logger.getLogger(PatientDatabase.class);
    private static final long PAUSE_MILLIS = 1000;

    /**
     * Runs a transaction that may be run twice, again and again while the database cannot be reached.
     *
     * @throws ClaimLost once the claim is gone
     * @throws RuntimeException of the transaction, if the database answered and refused it; where an earlier try may have
     *     been committed all the same, {@link #unreachable} says so of what is thrown
     */
    public void persist(RunningJob job, Runnable transaction) {
        RuntimeException doubt = null;
        while (true) {
            try {
                job.stillHeld();
                transaction.run();
                return;
            } catch (RuntimeException e) {
                if (e instanceof ClaimLost || !unreachable(e)) {
                    if (doubt != null) {
                        // a commit before this may have reached the database although its answer did not come
                        e.addSuppressed(doubt);
                    }
                    throw e;
                }
                doubt = e;
                LOG.warnf(
                        "the database cannot be reached to write for %s: %s. Trying again",
                        job.claim(), e.getMessage());
                pause(job);
            }
        }
    }

    private static void pause(RunningJob job) {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClaimLost(job.claim());
        }
    }

    /**
     * Whether a connection broke or could not be had (SQL state classes 08 and 57P). What was under way then may be
     * committed or not. The transaction manager tells of a broken commit among what it suppressed.
     */
    public static boolean unreachable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            for (Throwable suppressed : cause.getSuppressed()) {
                if (unreachable(suppressed)) {
                    return true;
                }
            }
            if (cause instanceof SQLTransientException || cause instanceof SQLRecoverableException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P");
            }
            if (cause instanceof ConnectException || cause instanceof SocketException) {
                return true;
            }
            if (cause instanceof SQLException sql
                    && String.valueOf(sql.getMessage()).contains("Acquisition timeout")) {
                return true;
            }
        }
        return false;
    }
}
