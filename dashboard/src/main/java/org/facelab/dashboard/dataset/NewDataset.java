package org.facelab.dashboard.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.facelab.dashboard.edge.Fields;
import org.facelab.dashboard.job.Seeds;

/**
 * A data set that somebody asks for, checked as far as it can be without disk and database.
 *
 * @param name 1 to 200 characters
 * @param format {@code folder}, {@code celeba}, {@code mnist}, {@code drawn}, or {@code auto}: the import recognises it
 * @param path a folder, zip or idx file on the server, or null
 * @param upload a zip or idx file that came with the call, or null
 * @param imageSize 32, 64 or 128 pixels, or null for what suits the files
 * @param crop {@code centre}, or one of CelebA's: {@code 178}, {@code 148}, {@code 140}, {@code 108}
 * @param channels {@code 1}, {@code 3} or {@code auto}
 * @param count how many faces to draw, or null
 * @param seed of the drawing, or null: a fresh one is drawn
 */
public record NewDataset(
        String name,
        String format,
        String path,
        Upload upload,
        Integer imageSize,
        String crop,
        String channels,
        Integer count,
        Long seed) {
    private static final List<String> FORMATS = List.of("folder", "celeba", "mnist", "drawn", "auto");
    private static final List<String> CROPS = List.of("centre", "178", "148", "140", "108");
    private static final int USUAL_SIZE = 64;
    private static final int DIGITS_SIZE = 32;

    /**
     * Reads the body of a call, or a form put into the same shape.
     *
     * @param upload the file that came with it, or null
     * @throws org.facelab.db.settings.InvalidSettings naming every field that is wrong
     */
    public static NewDataset read(JsonNode body, Upload upload) {
        Fields fields = new Fields(body);
        String name = fields.requiredText("name", 200);
        String asked = fields.choice("format", FORMATS, "auto");
        String path = fields.text("path", 4_096, null);
        String size = fields.choice("imageSize", List.of("32", "64", "128"), null);
        String crop = fields.choice("crop", CROPS, "centre");
        String channels = fields.choice("channels", List.of("1", "3", "auto"), "auto");
        Long count = fields.whole("count", 20, 200_000, null);
        Long seed = fields.whole("seed", 0, Seeds.LARGEST, null);
        if (!fields.refused("format")) {
            check(fields, asked, path, upload);
            checkCrop(fields, asked, crop);
        }
        fields.done();
        boolean drawn = asked.equals("drawn");
        Integer faces = !drawn ? null : count == null ? Integer.valueOf(2_000) : Integer.valueOf(count.intValue());
        Integer imageSize = size != null ? Integer.valueOf(size) : drawn ? Integer.valueOf(USUAL_SIZE) : null;
        return new NewDataset(name, asked, path, upload, imageSize, crop, channels, faces, seed);
    }

    /** What the row says until the import knows better. */
    int provisionalSize() {
        return imageSize != null ? imageSize : format.equals("mnist") ? DIGITS_SIZE : USUAL_SIZE;
    }

    private static void checkCrop(Fields fields, String format, String crop) {
        boolean known = format.equals("celeba") || format.equals("auto");
        if (!known && crop != null && !crop.equals("centre")) {
            fields.refuse("crop", "goes with CelebA (format celeba) alone; choose centre for the format " + format);
        }
    }

    private static void check(Fields fields, String format, String path, Upload upload) {
        if (format.equals("drawn")) {
            if (path != null || fields.has("path")) {
                fields.refuse("path", "does not go with drawn: drawn faces come from no files");
            }
            if (upload != null) {
                fields.refuse("file", "does not go with drawn: drawn faces come from no files");
            }
            return;
        }
        for (String field : List.of("count", "seed")) {
            if (fields.has(field)) {
                fields.refuse(field, "goes with the format drawn alone, not with " + format);
            }
        }
        if (path == null && upload == null && !fields.refused("path")) {
            fields.refuse(
                    "path",
                    "is required for the format " + format
                            + ": a folder, a zip or an idx file on the server; or send the file itself as multipart field file");
        }
        if (path != null && upload != null) {
            fields.refuse("path", "and file exclude each other: send one of them");
        }
    }
}
