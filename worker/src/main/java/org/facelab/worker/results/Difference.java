package org.facelab.worker.results;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.facelab.worker.model.Tiles;

/**
 * How far faces that were made again are from those of before.
 *
 * @param pixels that differ, all faces together
 * @param largest difference of one channel of a pixel, 0 to 255
 */
record Difference(int pixels, int largest) {
    /**
     * Compares faces with the grid of before.
     *
     * @param before a verified PNG of the same layout
     * @return empty if it shows another number or size of faces, so that nothing can be compared
     * @throws IOException if it cannot be read
     */
    static Optional<Difference> of(Tiles made, Path before) throws IOException {
        BufferedImage image = ImageIO.read(before.toFile());
        GridPng grid = GridPng.of(made);
        int side = made.size();
        if (image == null
                || image.getWidth() != grid.columns() * side
                || image.getHeight() != grid.rows() * side
                || image.getRaster().getNumBands() != made.channels()) {
            return Optional.empty();
        }
        Raster raster = image.getRaster();
        int channels = made.channels();
        int[] samples = new int[side * side * channels];
        int pixels = 0;
        int largest = 0;
        for (int tile = 0; tile < made.count(); tile++) {
            raster.getPixels(tile % grid.columns() * side, tile / grid.columns() * side, side, side, samples);
            for (int at = 0; at < samples.length; at += channels) {
                int most = 0;
                for (int c = 0; c < channels; c++) {
                    int now = made.pixels()[tile * samples.length + at + c] & 255;
                    most = Math.max(most, Math.abs(now - samples[at + c]));
                }
                pixels += most == 0 ? 0 : 1;
                largest = Math.max(largest, most);
            }
        }
        return Optional.of(new Difference(pixels, largest));
    }
}
