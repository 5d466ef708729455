package org.facelab.dashboard.page;

/**
 * The colour that a run keeps in every table, chart and meter.
 *
 * @param slot 1 to 12; from 7 on a swatch is split and a line dashed, so that shape tells what hue cannot
 */
public record RunColour(int slot) {
    private static final int SLOTS = 12;

    /** The colour of the run with this number. */
    public static RunColour of(long number) {
        return new RunColour((int) (number % SLOTS) + 1);
    }

    /** Whether the swatch is split. */
    public boolean dashed() {
        return slot > SLOTS / 2;
    }
}
