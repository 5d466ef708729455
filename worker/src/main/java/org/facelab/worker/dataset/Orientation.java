package org.facelab.worker.dataset;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** How a camera was held, as its EXIF data say: 1 upright, 2 to 8 mirrored or turned. */
final class Orientation {
    private static final int UPRIGHT = 1;
    private static final int LOOKED_AT = 1 << 17;

    private Orientation() {}

    /** Reads the orientation of a JPEG, WebP or TIFF file; 1 where it has none or it makes no sense. */
    static int of(byte[] file) {
        if (!mayHaveOne(file)) {
            return UPRIGHT;
        }
        try {
            ExifIFD0Directory exif = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file), file.length)
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer value = exif == null ? null : exif.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
            return value == null || value < 1 || value > 8 ? UPRIGHT : value;
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            // broken EXIF data say nothing about the picture, which is imported as it is stored
            return UPRIGHT;
        }
    }

    /** Most files have no EXIF data, and looking for four letters is much quicker than parsing. */
    private static boolean mayHaveOne(byte[] file) {
        if (file.length < 16) {
            return false;
        }
        boolean jpeg = (file[0] & 255) == 0xFF && (file[1] & 255) == 0xD8;
        boolean tiff = file[0] == 'I' && file[1] == 'I' || file[0] == 'M' && file[1] == 'M';
        boolean webp = file[0] == 'R' && file[1] == 'I' && file[8] == 'W' && file[9] == 'E';
        return tiff
                || jpeg && holds(file, "Exif", Math.min(file.length, LOOKED_AT))
                || webp && holds(file, "EXIF", file.length);
    }

    private static boolean holds(byte[] file, String letters, int end) {
        for (int i = 0; i + 4 <= end; i++) {
            if (file[i] == letters.charAt(0)
                    && file[i + 1] == letters.charAt(1)
                    && file[i + 2] == letters.charAt(2)
                    && file[i + 3] == letters.charAt(3)) {
                return true;
            }
        }
        return false;
    }

    /** Turns a stored picture upright. */
    static Tile upright(Tile stored, int orientation) {
        if (orientation == UPRIGHT) {
            return stored;
        }
        int size = stored.size();
        int last = size - 1;
        int channels = stored.channels();
        byte[] out = new byte[stored.pixels().length];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                // which stored row and column stands at (y, x) when upright
                boolean turned = orientation >= 5;
                int row = turned ? x : y;
                int column = turned ? y : x;
                boolean upsideDown = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
                boolean mirrored = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
                int from = (upsideDown ? last - row : row) * size + (mirrored ? last - column : column);
                System.arraycopy(stored.pixels(), from * channels, out, (y * size + x) * channels, channels);
            }
        }
        return new Tile(size, channels, out);
    }
}
