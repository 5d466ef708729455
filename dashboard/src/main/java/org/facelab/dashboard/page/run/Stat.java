package org.facelab.dashboard.page.run;

/**
 * One figure of the progress panel.
 *
 * @param figure an en dash while it is not known
 * @param unit empty where it has none
 * @param note the line that explains it
 * @param good whether the note is good news
 */
public record Stat(String label, String figure, String unit, String note, boolean good) {
    static Stat unknown(String label, String note) {
        return new Stat(label, "–", "", note, false);
    }
}
