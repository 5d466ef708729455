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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.facelab.db.blob.BlobStore;
import org.jboss.logging.Logger;

/**
 * Removes files that no row will ever name: of owners that are gone, uploads whose import has ended, what a worker
 * could not record, and what a crash left half written. A file comes before its row, so only what has been still for hours is touched.
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
    private final NamedKeys named;
    private final Clock clock;
    private final Path arriving;
    private final Duration still;

    Sweep(
            BlobStore blobs,
            EntityManager entities,
            NamedKeys named,
            Clock clock,
            @ConfigProperty(name = "quarkus.http.body.uploads-directory") Path arriving,
            @ConfigProperty(name = "facelab.sweep.still") Duration still) {
        this.blobs = blobs;
        this.entities = entities;
        this.named = named;
        this.clock = clock;
        this.arriving = arriving;
        this.still = still;
    }

    @Scheduled(every = "{facelab.sweep.every}", delayed = "1m")
    void sweep() {
        try {
            for (Map.Entry<String, String> owner : OWNERS.entrySet()) {
                for (Path path : blobs.under(owner.getKey())) {
                    sweep(owner.getKey(), owner.getValue(), path);
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

    private void sweep(String folder, String select, Path path) throws IOException {
        Optional<UUID> owner = owner(path);
        if (owner.isEmpty()) {
            // not of our making: whoever put it there may know why
            return;
        }
        if (!isThere(owner.get(), select)) {
            if (untouched(path)) {
                remove(folder + "/" + path.getFileName());
            }
        } else if (named.know(folder)) {
            sweepStrays(folder, owner.get(), path);
        }
    }

    /** What a worker wrote for a living owner and could not record, as one that was fenced off or killed in between. */
    private void sweepStrays(String folder, UUID owner, Path path) throws IOException {
        List<Path> old = new ArrayList<>();
        try (var all = Files.walk(path)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (untouched(file)) {
                    old.add(file);
                }
            }
        } catch (NoSuchFileException e) {
            // something is at work there: next time
            return;
        }
        if (old.isEmpty()) {
            return;
        }
        // the rows are read after the files: a row comes after its file, and never hours after
        Set<String> keys = named.of(folder, owner);
        for (Path file : old) {
            String key = folder + "/" + path.getFileName() + "/" + path.relativize(file);
            if (!keys.contains(key)) {
                remove(key);
            }
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

    private static Optional<UUID> owner(Path path) {
        try {
            return Optional.of(UUID.fromString(path.getFileName().toString().replaceFirst("\\.(zip|idx)$", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isThere(UUID id, String select) {
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
