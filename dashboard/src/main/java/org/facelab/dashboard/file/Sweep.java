package org.facelab.dashboard.file;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.facelab.db.blob.BlobStore;
import org.jboss.logging.Logger;

/**
 * Removes files that no row will ever name: of owners that are gone, uploads whose import has ended, and what a crash left
 * half written. A file comes before its row, so only what has been still for hours is touched.
 */
@ApplicationScoped
public class Sweep {
    private static final Logger LOG = Logger.getLogger(Sweep.class);
    // the folder of an owner, and what tells whether the owner is there
    private static final Map<String, String> OWNERS = Map.of(
            "runs", "select count(*) from run where id = :id",
            "datasets", "select count(*) from dataset where id = :id",
            "generations", "select count(*) from generation where id = :id",
            "uploads",
                    "select count(*) from dataset d join job j on j.id = d.job_id"
                            + " where d.id = :id and j.state not in ('SUCCEEDED', 'FAILED', 'CANCELLED')");
    private final BlobStore blobs;
    private final EntityManager entities;
    private final Clock clock;
    private final Path arriving;
    private final Duration still;

    Sweep(
            BlobStore blobs,
            EntityManager entities,
            Clock clock,
            @ConfigProperty(name = "quarkus.http.body.uploads-directory") Path arriving,
            @ConfigProperty(name = "facelab.sweep.still") Duration still) {
        this.blobs = blobs;
        this.entities = entities;
        this.clock = clock;
        this.arriving = arriving;
        this.still = still;
    }

    @Scheduled(every = "{facelab.sweep.every}", delayed = "1m")
    void sweep() {
        try {
            for (Map.Entry<String, String> owner : OWNERS.entrySet()) {
                for (Path path : blobs.under(owner.getKey())) {
                    if (untouched(path) && !owned(path, owner.getValue())) {
                        remove(owner.getKey() + "/" + path.getFileName());
                    }
                }
            }
            for (Path path : blobs.under("tmp")) {
                if (untouched(path)) {
                    remove("tmp/" + path.getFileName());
                }
            }
            sweepArriving();
        } catch (IOException e) {
            LOG.warnf("the sweep of files without rows stopped (%s); it comes again", e.getMessage());
        }
    }

    private void sweepArriving() throws IOException {
        if (!Files.isDirectory(arriving)) {
            return;
        }
        try (var all = Files.list(arriving)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                if (untouched(path)) {
                    LOG.infof("removing %s: an upload that a crash broke off", path.getFileName());
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    private void remove(String place) throws IOException {
        LOG.infof("removing %s: no row names it, and nothing was written there for %s", place, still);
        blobs.deleteAll(place);
    }

    private boolean owned(Path path, String select) {
        String name = path.getFileName().toString().replaceFirst("\\.zip$", "");
        UUID id;
        try {
            id = UUID.fromString(name);
        } catch (IllegalArgumentException e) {
            // not of our making: whoever put it there may know why
            return true;
        }
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) entities.createNativeQuery(select)
                                        .setParameter("id", id)
                                        .getSingleResult())
                                .longValue()
                        > 0);
    }

    /** Whether nothing at or under a path was written for some hours. */
    private boolean untouched(Path path) throws IOException {
        Instant before = clock.instant().minus(still);
        try (var all = Files.walk(path)) {
            for (Path each : all.toList()) {
                if (Files.getLastModifiedTime(each).toInstant().isAfter(before)) {
                    return false;
                }
            }
            return true;
        } catch (NoSuchFileException e) {
            // something is at work there
            return false;
        }
    }
}
