package org.facelab.db.settings;

import static org.facelab.db.settings.Help.Group.LOSS;
import static org.facelab.db.settings.Help.Group.MODEL;
import static org.facelab.db.settings.Help.Group.PICTURES;
import static org.facelab.db.settings.Help.Group.TRAINING;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;

/** The hyper-parameters of the convolutional VAE ({@code conv-vae}). */
public record ConvVaeSettings(
        @Help(
                group = MODEL,
                label = "Form",
                text = "The network's shape; flat keeps where things are and is the sharper")
        Form form,

        @Help(group = MODEL, label = "Latents", text = "Numbers that describe one face", unit = "latents")
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
        int keepEvery,

        @Help(
                group = LOSS,
                label = "Reconstruction",
                text = "Likelihood of a pixel; optimal-sigma learns its own scale")
        Reconstruction reconstruction)
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
            true,
            0.999,
            0,
            Sampler.FITTED,
            0.8,
            64,
            5,
            Reconstruction.OPTIMAL_SIGMA);

    @Override
    public String model() {
        return MODEL_NAME;
    }

    @Override
    public Map<String, Object> shape() {
        return Map.of("form", form.word(), "latentSize", latentSize);
    }
}
