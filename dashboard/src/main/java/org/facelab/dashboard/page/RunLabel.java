package org.facelab.dashboard.page;

import java.util.UUID;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.db.settings.ModelSettings;

/**
 * A run as tables name it.
 *
 * @param details model, form and size, as in {@code conv-vae flat · L 128}
 */
public record RunLabel(UUID id, long number, String name, String details) {
    /** The label of a run with these settings. */
    public static RunLabel of(UUID id, long number, String name, ModelSettings settings) {
        return new RunLabel(id, number, name, details(settings));
    }

    private static String details(ModelSettings settings) {
        ConvVaeSettings vae = (ConvVaeSettings) settings;
        return vae.model() + " " + vae.form().word() + " · L " + vae.latentSize();
    }

    /** The colour that it keeps everywhere. */
    public RunColour colour() {
        return RunColour.of(number);
    }
}
