package org.facelab.dashboard.page.run;

import org.facelab.dashboard.page.Figures;
import org.facelab.db.settings.ConvVaeSettings;
import org.facelab.db.settings.ModelSettings;
import org.facelab.db.settings.Sampler;

/** Settings in the words of a head line. */
public final class Wording {
    private Wording() {}

    /** As in {@code conv-vae flat, 128 latents}. */
    public static String model(ModelSettings settings) {
        return settings instanceof ConvVaeSettings vae
                ? vae.model() + " " + vae.form().word() + ", " + vae.latentSize() + " latents"
                : settings.model();
    }

    /** As in {@code fitted Gaussian, temperature 0.8}. */
    public static String draws(ModelSettings settings) {
        return settings instanceof ConvVaeSettings vae
                ? (vae.sampler() == Sampler.FITTED ? "fitted Gaussian" : "standard normal prior") + ", temperature "
                        + Figures.significant(vae.temperature())
                : "";
    }
}
