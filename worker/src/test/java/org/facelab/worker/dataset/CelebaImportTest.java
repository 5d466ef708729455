package org.facelab.worker.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CelebaImportTest {
    @TempDir
    Path temp;

    private static String name(int number) {
        return String.format(Locale.ROOT, "%06d.jpg", number);
    }

    /** Faces 1 to count, 178 x 218, in a folder. */
    private static Map<String, byte[]> faces(String folder, int count) {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 1; i <= count; i++) {
            BufferedImage face = TestImages.picture(i, 178, 218, BufferedImage.TYPE_3BYTE_BGR);
            files.put(folder + name(i), TestImages.encoded(face, "jpg"));
        }
        return files;
    }

    private Imported imported(Format format, Path source, Crop crop) throws IOException {
        return Imported.of(
                new ImportRequest(format, source, null, 32, crop, Channels.AUTO, 0, 0), temp.resolve("work"));
    }

    private Imported folder(Map<String, byte[]> files) throws IOException {
        return imported(Format.AUTO, TestImages.folder(temp.resolve("celeba"), files), Crop.CENTRE);
    }

    private static String rows(int from, int to, String blank, String positive) {
        StringBuilder rows = new StringBuilder();
        for (int i = from; i <= to; i++) {
            rows.append(name(i)).append(blank).append(i % 2 == 0 ? positive : "-1");
            rows.append(blank).append(i % 3 == 0 ? positive : "-1").append('\n');
        }
        return rows.toString();
    }

    @Test
    void text_lists_of_the_archive_give_attributes_and_the_official_split() throws Exception {
        Map<String, byte[]> files = faces("img_align_celeba/", 24);
        files.put("Anno/list_attr_celeba.txt", TestImages.text("24\nEven Third\n" + rows(1, 24, "  ", " 1")));
        StringBuilder parts = new StringBuilder();
        for (int i = 1; i <= 24; i++) {
            parts.append(name(i))
                    .append(' ')
                    .append(i <= 18 ? 0 : i <= 21 ? 1 : 2)
                    .append('\n');
        }
        files.put("Eval/list_eval_partition.txt", TestImages.text(parts.toString()));
        Manifest manifest = folder(files).manifest();
        assertThat(manifest.names())
                .startsWith("000001.jpg")
                .endsWith("000024.jpg")
                .hasSize(24);
        assertThat(manifest.attributes())
                .containsExactly(
                        new Manifest.Attribute("Even", "01".repeat(12)),
                        new Manifest.Attribute("Third", "001".repeat(8)));
        assertThat(manifest.validation()).containsExactly(18, 19, 20);
        assertThat(manifest.test()).containsExactly(21, 22, 23);
        assertThat(manifest.training()).hasSize(18).startsWith(0).endsWith(17);
    }

    @Test
    void tables_and_the_doubled_folder_of_kaggle_give_the_same_data_set() throws Exception {
        Map<String, byte[]> plain = faces("img_align_celeba/", 22);
        plain.put("list_attr_celeba.txt", TestImages.text("22\nEven Third\n" + rows(1, 22, " ", "1")));
        Imported text = folder(plain);
        Map<String, byte[]> kaggle = faces("img_align_celeba/img_align_celeba/", 22);
        kaggle.put(
                "list_attr_celeba.csv",
                TestImages.text("\uFEFFimage_id,Even,Third\r\n"
                        + rows(1, 22, ",", "1").replace("\n", "\r\n").replace("-1", "0")));
        kaggle.put("list_bbox_celeba.csv", TestImages.text("image_id,x_1,y_1\n"));
        Imported table = imported(Format.AUTO, TestImages.zip(temp.resolve("archive.zip"), kaggle), Crop.WHOLE_WIDTH);
        assertThat(table.manifest().attributes())
                .isEqualTo(text.manifest().attributes())
                .hasSize(2);
        assertThat(table.packed()).isEqualTo(text.packed());
        assertThat(table.manifest().fingerprint()).isEqualTo(text.manifest().fingerprint());
        assertThat(table.manifest().names()).startsWith("000001.jpg");
    }

    @Test
    void faces_that_no_row_names_have_unknown_attributes() throws Exception {
        Map<String, byte[]> files = faces("img_align_celeba/", 22);
        files.put("list_attr_celeba.txt", TestImages.text("30\nEven Third\n" + rows(3, 32, " ", "1")));
        Manifest manifest = folder(files).manifest();
        assertThat(manifest.attributes().get(0).values()).isEqualTo("??" + "01".repeat(10));
    }

    @Test
    void part_of_celeba_without_validation_faces_holds_out_a_tenth_by_hash() throws Exception {
        Map<String, byte[]> files = faces("img_align_celeba/", 30);
        StringBuilder parts = new StringBuilder("image_id,partition\n");
        for (int i = 1; i <= 30; i++) {
            parts.append(name(i)).append(i <= 28 ? ",0\n" : ",2\n");
        }
        files.put("list_eval_partition.csv", TestImages.text(parts.toString()));
        Manifest manifest = folder(files).manifest();
        assertThat(manifest.validation()).hasSize(2).doesNotContain(28, 29);
        assertThat(manifest.test()).containsExactly(28, 29);
        assertThat(manifest.training()).hasSize(26);
    }

    @Test
    void originals_beside_the_aligned_faces_are_let_be() throws Exception {
        Map<String, byte[]> files = faces("img_align_celeba/", 21);
        files.put("img_celeba/000001.jpg", TestImages.colour(5, "jpg"));
        Imported celeba = imported(Format.CELEBA, TestImages.folder(temp.resolve("celeba"), files), Crop.CENTRE);
        assertThat(celeba.manifest().count()).isEqualTo(21);
    }

    @ParameterizedTest
    @CsvSource({"178, 178, 0, 20", "148, 148, 15, 35", "140, 140, 19, 39", "108, 108, 35, 55"})
    void crops_are_cut_where_the_tables_say(String word, int side, int left, int top) throws Exception {
        Crop crop = Arrays.stream(Crop.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow();
        BufferedImage face = TestImages.picture(9, 178, 218, BufferedImage.TYPE_3BYTE_BGR);
        BufferedImage square = new BufferedImage(side, side, BufferedImage.TYPE_3BYTE_BGR);
        square.getGraphics().drawImage(face.getSubimage(left, top, side, side), 0, 0, null);
        try (ImageDecoder cropping = new ImageDecoder(64, crop, Limits.DEFAULT);
                ImageDecoder plain = new ImageDecoder(64, Crop.CENTRE, Limits.DEFAULT)) {
            byte[] found = cropping.decode(TestImages.encoded(face, "png")).pixels();
            assertThat(found)
                    .isEqualTo(plain.decode(TestImages.encoded(square, "png")).pixels());
        }
    }

    @Test
    void crops_keep_their_share_of_smaller_copies() throws Exception {
        assertThat(Crop.WHOLE_WIDTH.side(89, 109)).isEqualTo(89);
        assertThat(Crop.WIDE.side(89, 109)).isEqualTo(74);
        assertThat(Crop.PUBLISHED.side(89, 109)).isEqualTo(70);
        assertThat(Crop.NARROW.side(89, 109)).isEqualTo(54);
    }

    @Test
    void crop_is_part_of_the_fingerprint() throws Exception {
        Path folder = TestImages.folder(temp.resolve("celeba"), faces("img_align_celeba/", 20));
        Manifest wide = imported(Format.CELEBA, folder, Crop.WIDE).manifest();
        assertThat(wide.crop()).isEqualTo("148");
        assertThat(wide.fingerprint())
                .isNotEqualTo(
                        imported(Format.CELEBA, folder, Crop.CENTRE).manifest().fingerprint());
    }
}
