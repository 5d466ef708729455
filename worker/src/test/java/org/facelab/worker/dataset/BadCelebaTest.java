package org.facelab.worker.dataset;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadCelebaTest {
    private static final String GOOD = "000001.jpg 1 -1\n000002.jpg -1 -1\n";

    @TempDir
    Path temp;

    private final Map<String, byte[]> files = new TreeMap<>();

    private void refused(Crop crop, String... words) throws IOException {
        for (int i = 1; i <= 20; i++) {
            files.put(String.format(Locale.ROOT, "img_align_celeba/%06d.jpg", i), TestImages.colour(i, "jpg"));
        }
        Path zip = TestImages.zip(temp.resolve("celeba.zip"), files);
        ImportRequest request = new ImportRequest(Format.AUTO, zip, null, 32, crop, Channels.AUTO, 0, 0);
        assertThatThrownBy(() -> Imported.of(request, temp.resolve("work")))
                .isInstanceOf(ImportRefused.class)
                .message()
                .contains(words);
    }

    private void attributes(String list, String... words) throws IOException {
        files.put("list_attr_celeba.txt", TestImages.text(list));
        refused(Crop.CENTRE, words);
    }

    @Test
    void rows_that_disagree_with_the_header_are_told_with_file_line_found_and_expected() throws Exception {
        attributes(
                "3\nBald Smiling\n" + GOOD + "000003.jpg 1\n",
                "list_attr_celeba.txt, line 5: found 1 values for 000003.jpg, expected 2",
                "header (line 2)");
        attributes("2\nBald Smiling\n" + GOOD.replace("1 -1\n", "1 -1 1\n"), "line 3: found 3 values", "expected 2");
    }

    @Test
    void rows_of_another_count_than_promised_are_refused() throws Exception {
        attributes("5\nBald Smiling\n" + GOOD, "list_attr_celeba.txt promises 5 rows in line 1 and has 2");
        attributes("Bald Smiling\n" + GOOD, "line 1: found \"Bald Smiling\", expected the number of rows");
        attributes("", "line 1: found \"\"");
    }

    @Test
    void values_that_are_none_and_rows_twice_are_refused() throws Exception {
        attributes("2\nBald Smiling\n000001.jpg 1 yes\n", "line 3: found \"yes\" for Smiling of 000001.jpg");
        attributes("2\nBald Bald\n" + GOOD, "line 2", "some of them twice");
        attributes("3\nBald Smiling\n" + GOOD + "000001.jpg 1 1\n", "line 5: found a second row for 000001.jpg");
    }

    @Test
    void table_is_held_against_its_own_header() throws Exception {
        files.put("list_attr_celeba.csv", TestImages.text("image_id,Bald,Smiling\n000001.jpg,1,-1\n000002.jpg,1\n"));
        refused(Crop.CENTRE, "list_attr_celeba.csv, line 3: found 1 values", "expected 2", "header (line 1)");
    }

    @Test
    void split_that_says_nothing_is_refused() throws Exception {
        files.put("list_eval_partition.txt", TestImages.text("000001.jpg 0\n000002.jpg 7\n"));
        refused(Crop.CENTRE, "list_eval_partition.txt, line 2: found \"000002.jpg 7\"", "1 (validation)");
        files.put("list_eval_partition.txt", TestImages.text("000001.jpg 0\n000001.jpg 1\n"));
        refused(Crop.CENTRE, "line 2: found a second row for 000001.jpg");
    }

    @Test
    void aligned_crop_of_images_in_another_shape_is_refused() throws Exception {
        refused(Crop.PUBLISHED, "0 of 20 image files can be read", "178 x 218", "choose the crop centre");
    }

    @Test
    void two_images_of_one_name_are_refused() throws Exception {
        files.put("img_align_celeba/more/000001.png", TestImages.colour(1, "png"));
        refused(Crop.CENTRE, "two images are called 000001");
    }

    @Test
    void crop_of_celeba_does_not_go_with_other_photographs() throws Exception {
        Path folder = TestImages.folder(temp.resolve("faces"), TestImages.good(20));
        ImportRequest request = new ImportRequest(Format.AUTO, folder, null, 32, Crop.WIDE, Channels.AUTO, 0, 0);
        assertThatThrownBy(() -> Imported.of(request, temp.resolve("work")))
                .hasMessageContaining("crop 148 goes with CelebA alone")
                .hasMessageContaining("no img_align_celeba");
    }
}
