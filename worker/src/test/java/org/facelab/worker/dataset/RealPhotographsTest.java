package org.facelab.worker.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports of real zips, where the folder of shared data is at hand. */
class RealPhotographsTest {
    @TempDir
    Path temp;

    private static Path shared(String name) {
        List<Path> places = new ArrayList<>();
        String told = System.getProperty("FACELAB_SHARED", System.getenv("FACELAB_SHARED"));
        if (told != null) {
            places.add(Path.of(told, "data", name));
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            places.add(folder.resolve("../shared/data").resolve(name));
        }
        return places.stream().filter(Files::exists).findFirst().orElseGet(() -> {
            assumeTrue(false, "SKIPPED: " + name + " is not in ../shared/data nor in FACELAB_SHARED/data");
            return null;
        });
    }

    @Test
    void celeba_zip_is_imported_whole_in_colour() throws Exception {
        Imported faces = Imported.of(shared("celeba-10k-89x109.zip"), 64, temp.resolve("work"));
        Manifest manifest = faces.manifest();
        assertThat(manifest.count()).isEqualTo(10_000);
        assertThat(manifest.channels()).isEqualTo(3);
        assertThat(manifest.names()).startsWith("000001.jpg").endsWith("010000.jpg");
        assertThat(manifest.validation()).hasSize(1_000);
        assertThat(faces.result().leftOutCount()).isZero();
        assertThat(faces.result().notImages()).isEqualTo(1);
        assertThat(faces.packed()).hasSize(10_000 * 64 * 64 * 3);
    }

    @Test
    void celeba_zip_brings_its_attributes() throws Exception {
        Manifest manifest = Imported.of(shared("celeba-10k-89x109.zip"), 32, temp.resolve("work"))
                .manifest();
        assertThat(manifest.attributes()).hasSize(40);
        Manifest.Attribute smiling = manifest.attributes().stream()
                .filter(attribute -> attribute.name().equals("Smiling"))
                .findFirst()
                .orElseThrow();
        assertThat(smiling.values()).hasSize(10_000).startsWith("1100").doesNotContain("?");
    }

    @Test
    void mnist_test_digits_are_imported_with_their_labels() throws Exception {
        Manifest manifest = Imported.of(shared("t10k-images-idx3-ubyte.gz"), 32, temp.resolve("work"))
                .manifest();
        assertThat(manifest.count()).isEqualTo(10_000);
        assertThat(manifest.channels()).isEqualTo(1);
        assertThat(manifest.imageSize()).isEqualTo(32);
        assertThat(manifest.validation()).hasSize(1_000);
        assertThat(manifest.attributes()).hasSize(10);
        assertThat(manifest.attributes().get(7).values()).startsWith("1").hasSize(10_000);
        assertThat(manifest.attributes().stream()
                        .mapToLong(each ->
                                each.values().chars().filter(c -> c == '1').count()))
                .containsExactly(980L, 1135L, 1032L, 1010L, 982L, 892L, 958L, 1028L, 974L, 1009L);
    }

    @Test
    void orl_zip_is_imported_in_grey_with_its_people_as_labels() throws Exception {
        Imported faces = Imported.of(shared("orl-faces.zip"), 64, temp.resolve("work"));
        assertThat(faces.manifest().count()).isEqualTo(400);
        assertThat(faces.manifest().channels()).isEqualTo(1);
        assertThat(faces.manifest().attributes()).hasSize(40);
        assertThat(faces.manifest().names()).contains("s1/1.pgm", "s40/10.pgm");
        assertThat(faces.result().leftOutCount()).isZero();
    }
}
