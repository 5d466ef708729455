package org.facelab.dashboard.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.facelab.dashboard.Lab;
import org.facelab.dashboard.run.Left;
import org.facelab.db.blob.BlobStore;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SweepTest {
    @Inject
    Sweep sweep;

    @Inject
    BlobStore blobs;

    @Test
    void only_old_files_of_owners_that_are_gone_are_removed() throws IOException {
        String gone = "runs/" + UUID.randomUUID();
        String fresh = "runs/" + UUID.randomUUID();
        UUID run = Lab.run();
        Left.of(run, blobs);
        blobs.write(gone + "/pictures/epoch-0001-random.f1.png", out -> out.write(1));
        blobs.write(fresh + "/pictures/epoch-0001-random.f1.png", out -> out.write(1));
        blobs.write("uploads/" + UUID.randomUUID() + ".zip", out -> out.write(1));
        UUID waiting = Lab.importing();
        UUID imported = Lab.ready();
        blobs.write("uploads/" + waiting + ".zip", out -> out.write(1));
        blobs.write("uploads/" + imported + ".zip", out -> out.write(1));
        Path part = Files.createFile(blobs.temporary());
        for (String old : new String[] {gone, "runs/" + run, "uploads"}) {
            age(blobs.path("runs/x").resolveSibling("..").resolve(old).normalize());
        }
        age(part);

        sweep.sweep();

        assertThat(blobs.path(gone)).doesNotExist();
        assertThat(blobs.path(fresh)).exists();
        assertThat(blobs.path("runs/" + run)).exists();
        assertThat(blobs.path("uploads/" + waiting + ".zip")).exists();
        assertThat(blobs.path("uploads/" + imported + ".zip")).doesNotExist();
        assertThat(part).doesNotExist();
    }

    @Test
    void old_files_of_a_living_owner_that_no_row_names_are_removed() throws IOException {
        UUID run = Lab.run();
        Left.of(run, blobs);
        String pictures = "runs/" + run + "/pictures/";
        blobs.write(pictures + "epoch-0001-random.f2.png", out -> out.write(1));
        age(blobs.path("runs/" + run));
        blobs.write(pictures + "epoch-0002-random.f1.png", out -> out.write(1));

        sweep.sweep();

        assertThat(blobs.path(pictures + "epoch-0001-random.f1.png"))
                .as("named by a row")
                .exists();
        assertThat(blobs.path(pictures + "epoch-0001-random.f2.png"))
                .as("of a worker that was fenced off")
                .doesNotExist();
        assertThat(blobs.path(pictures + "epoch-0002-random.f1.png"))
                .as("its row may come yet")
                .exists();
        assertThat(blobs.path("runs/" + run + "/checkpoints/epoch-0001.f1.safetensors"))
                .exists();
    }

    private static void age(Path path) throws IOException {
        try (var all = Files.walk(path)) {
            for (Path each : all.toList()) {
                Files.setLastModifiedTime(each, FileTime.from(Instant.now().minus(Duration.ofHours(7))));
            }
        }
    }
}
