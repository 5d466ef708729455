package org.facelab.dashboard.page.gallery;

import java.util.UUID;
import org.facelab.dashboard.page.Figures;

/**
 * What was drawn at one epoch.
 *
 * @param random the grid of random faces, null if none was drawn
 * @param reconstruction the grid of validation faces, null if none was drawn
 * @param mse of the validation split, null where it was not measured
 * @param kept whether the epoch's checkpoint is still there
 */
public record EpochShot(int epoch, UUID random, UUID reconstruction, Double mse, boolean kept) {

    /** The error as it is written, empty where there is none. */
    public String error() {
        return mse == null ? "" : Figures.fourDecimals(mse);
    }

    /** What a screen reader says of its frame. */
    public String label() {
        return "Epoch " + epoch + (mse == null ? "" : ", validation MSE " + error());
    }
}
