package org.facelab.db.settings;

import static org.facelab.db.settings.Help.Group.LOSS;
import static org.facelab.db.settings.Help.Group.MODEL;
import static org.facelab.db.settings.Help.Group.PICTURES;
import static org.facelab.db.settings.Help.Group.TRAINING;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The hyper-parameters of the convolutional VAE ({@code conv-vae}). */
public record ConvVaeSettings(
        @Help(
                group = MODEL,
                label = "Form",
                text =
                        "The network's shape: flat keeps where things are and is the sharper, classic averages over places")
        Form form,

        @Help(
                group = MODEL,
                label = "Latents",
                text = "Numbers that describe one face; for the form classic a multiple of 16",
                unit = "latents")
        @Min(2)
        @Max(1024)
        int latentSize,

        @Help(group = TRAINING, label = "Epochs", text = "Passes over the training images", unit = "epochs")
        @Min(1)
        @Max(10_000)
        int epochs,

        @Help(group = TRAINING, label = "Batch size", text = "Images in one step", unit = "images") @Min(2) @Max(1024)
        int batchSize,

        @Help(group = TRAINING, label = "Learning rate", text = "Adam's rate at the start")
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax("0.01")
        double learningRate,

        @Help(
                group = TRAINING,
                label = "Schedule",
                text = "Cosine lets the rate fall to a hundredth over the run; constant keeps it")
        Schedule schedule,

        @Help(
                group = TRAINING,
                label = "Warm-up",
                text = "Steps over which the learning rate rises from nothing at the start; 0 turns it off",
                unit = "steps")
        @Min(0)
        @Max(100_000)
        int warmupSteps,

        @Help(
                group = LOSS,
                label = "Reconstruction",
                text = "Likelihood of a pixel: optimal-sigma learns its own scale, gaussian fixes it at 1 and blurs")
        Reconstruction reconstruction,

        @Help(
                group = LOSS,
                label = "Beta",
                text = "Weight of the KL in the loss: higher gives smoother latents, lower sharper reconstructions")
        @DecimalMin("0")
        @DecimalMax("100")
        double beta,

        @Help(
                group = LOSS,
                label = "Beta warm-up",
                text = "Epochs over which beta rises from 0; 0 turns it off, at most all epochs",
                unit = "epochs")
        @Min(0)
        @Max(10_000)
        int betaWarmupEpochs,

        @Help(
                group = LOSS,
                label = "Free bits",
                text = "KL that each latent may cost before the loss counts it; 0 turns it off",
                unit = "nats a latent")
        @DecimalMin("0")
        @DecimalMax("10")
        double freeBits,

        @Help(group = TRAINING, label = "Horizontal flips", text = "Shows half of the images mirrored")
        boolean flips,

        @Help(
                group = TRAINING,
                label = "Weight averaging",
                text = "Decay of the averaged weights that pictures, evaluation and downloads use; 0 turns it off")
        @DecimalMin("0")
        @DecimalMax("0.9999")
        double emaDecay,

        @Help(
                group = TRAINING,
                label = "Gradient clip",
                text = "Largest global norm of a step's gradients; 0 turns clipping off")
        @DecimalMin("0")
        @DecimalMax("1000000")
        double gradientClip,

        @Help(
                group = PICTURES,
                label = "Sampler",
                text = "Where random faces come from: the Gaussian fitted to the encoded training images, or N(0, I)")
        Sampler sampler,

        @Help(
                group = PICTURES,
                label = "Temperature",
                text = "Spread of the draws: lower is safer, higher is more varied")
        @DecimalMin("0")
        @DecimalMax("2")
        double temperature,

        @Help(
                group = PICTURES,
                label = "Pictures",
                text = "Random faces and reconstructions drawn at each epoch",
                unit = "faces")
        @Min(1)
        @Max(256)
        int pictureCount,

        @Help(
                group = PICTURES,
                label = "Keep every",
                text = "Keeps each n-th epoch's checkpoint beside the last and the best",
                unit = "epochs")
        @Min(1)
        @Max(10_000)
        int keepEvery)
        implements ModelSettings {

    /** The word in {@code model}. */
    public static final String MODEL_NAME = "conv-vae";

    /** What a call that sets nothing gets. */
    public static final ConvVaeSettings DEFAULTS = new ConvVaeSettings(
            Form.FLAT,
            128,
            20,
            64,
            1e-3,
            Schedule.COSINE,
            0,
            Reconstruction.OPTIMAL_SIGMA,
            1,
            0,
            0,
            true,
            0.999,
            0,
            Sampler.FITTED,
            0.8,
            64,
            5);

    /** The form {@link Form#CLASSIC} halves its widths from the latent size down to a sixteenth. */
    private static final int CLASSIC_MULTIPLE = 16;

    @Override
    public String model() {
        return MODEL_NAME;
    }

    @Override
    public Map<String, Object> shape() {
        return Map.of("form", form.word(), "latentSize", latentSize);
    }

    @Override
    public List<Violation> contradictions() {
        List<Violation> found = new ArrayList<>();
        if (form == Form.CLASSIC && latentSize % CLASSIC_MULTIPLE != 0) {
            int below = latentSize / CLASSIC_MULTIPLE * CLASSIC_MULTIPLE;
            found.add(new Violation(
                    "latentSize",
                    "must be a multiple of 16 for the form classic, not " + latentSize + "; "
                            + (below == 0 ? "" : below + " or ") + (below + CLASSIC_MULTIPLE) + " would do"));
        }
        if (betaWarmupEpochs > epochs) {
            found.add(new Violation(
                    "betaWarmupEpochs",
                    "must be at most the " + epochs + " epochs of the run, not " + betaWarmupEpochs));
        }
        return found;
    }
}
