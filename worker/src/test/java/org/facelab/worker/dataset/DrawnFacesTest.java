package org.facelab.worker.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawnFacesTest {
    @TempDir
    Path temp;

    private Imported drawn(int count, long seed, int size) throws Exception {
        return Imported.of(ImportRequest.drawn(count, seed, size), temp.resolve("work"));
    }

    @Test
    void same_seed_draws_the_same_faces_whatever_the_count() throws Exception {
        Imported few = drawn(24, 7, 64);
        Imported many = drawn(40, 7, 64);
        assertThat(drawn(24, 7, 64).manifest()).usingRecursiveComparison().isEqualTo(few.manifest());
        assertThat(Arrays.copyOf(many.packed(), few.packed().length)).isEqualTo(few.packed());
        assertThat(drawn(24, 8, 64).manifest().fingerprint())
                .isNotEqualTo(few.manifest().fingerprint());
    }

    @Test
    void every_face_is_another() throws Exception {
        Imported faces = drawn(200, 1, 32);
        Set<String> seen = new HashSet<>();
        for (String name : faces.manifest().names()) {
            seen.add(Arrays.toString(faces.image(name)));
        }
        assertThat(seen).hasSize(200);
    }

    @Test
    void attributes_are_recorded_for_each_face_and_vary() throws Exception {
        Manifest manifest = drawn(400, 3, 32).manifest();
        assertThat(manifest.attributes())
                .extracting(Manifest.Attribute::name)
                .contains(
                        "Eyeglasses",
                        "Smiling",
                        "Beard",
                        "Bald",
                        "Black_Hair",
                        "Blond_Hair",
                        "Dark_Skin",
                        "Blue_Eyes",
                        "Facing_Left",
                        "Light_From_Left");
        for (Manifest.Attribute attribute : manifest.attributes()) {
            assertThat(attribute.values())
                    .as(attribute.name())
                    .hasSize(400)
                    .contains("1", "0")
                    .matches("[01]*");
        }
    }

    /** Glasses are dark frames over the eyes: the pixels must know of the attribute. */
    @Test
    void recorded_attributes_show_in_the_pixels() throws Exception {
        Imported faces = drawn(600, 5, 32);
        assertThat(meanBrightness(faces, "Dark_Skin", '1', 14, 18, 12, 20))
                .isLessThan(meanBrightness(faces, "Dark_Skin", '0', 14, 18, 12, 20) - 40);
        assertThat(meanBrightness(faces, "Light_From_Left", '1', 14, 22, 8, 13))
                .isGreaterThan(meanBrightness(faces, "Light_From_Left", '0', 14, 22, 8, 13) + 10);
        assertThat(meanBrightness(faces, "Blond_Hair", '1', 2, 6, 12, 20))
                .isGreaterThan(meanBrightness(faces, "Black_Hair", '1', 2, 6, 12, 20) + 30);
    }

    /** Mean of the green channel in rows and columns over the faces with an attribute. */
    private static double meanBrightness(
            Imported faces, String name, char value, int top, int bottom, int left, int right) {
        String values = faces.manifest().attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .orElseThrow()
                .values();
        double sum = 0;
        int pixels = 0;
        for (int i = 0; i < values.length(); i++) {
            for (int y = top; y < bottom && values.charAt(i) == value; y++) {
                for (int x = left; x < right; x++) {
                    sum += faces.packed()[((i * 32 + y) * 32 + x) * 3 + 1] & 255;
                    pixels++;
                }
            }
        }
        return sum / pixels;
    }

    @Test
    void faces_are_drawn_in_grey_when_asked() throws Exception {
        ImportRequest request =
                new ImportRequest(Format.DRAWN, null, "practice faces", 32, Crop.CENTRE, Channels.GREY, 20, 1);
        Imported faces = Imported.of(request, temp.resolve("work"));
        assertThat(faces.manifest().channels()).isEqualTo(1);
        assertThat(faces.manifest().source()).isEqualTo("practice faces");
        assertThat(faces.packed()).hasSize(20 * 32 * 32);
        assertThat(drawn(20, 1, 128).packed()).hasSize(20 * 128 * 128 * 3);
    }

    @Test
    void senseless_counts_are_refused() {
        assertThatThrownBy(() -> drawn(19, 1, 32))
                .isInstanceOf(ImportRefused.class)
                .hasMessage("19 faces cannot be drawn; choose 20 to 200,000");
        assertThatThrownBy(() -> drawn(200_001, 1, 32)).isInstanceOf(ImportRefused.class);
    }
}
