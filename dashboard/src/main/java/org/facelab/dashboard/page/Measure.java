package org.facelab.dashboard.page;

import java.util.Arrays;
import java.util.Optional;

/** What a run measures of itself at every epoch, in the words of a page. */
public enum Measure {
    MSE("mse", "MSE", "", 4, Better.LOWER),
    ELBO("elbo", "ELBO", "nats an image", 0, Better.HIGHER),
    RECONSTRUCTION("reconstruction", "Reconstruction", "nats an image", 0, Better.UNKNOWN),
    KL("kl", "KL", "nats an image", 1, Better.UNKNOWN),
    SIGMA("sigma", "σ of a pixel", "", 4, Better.LOWER),
    LOSS("loss", "Loss", "nats an image", 0, Better.UNKNOWN),
    LEARNING_RATE("learningRate", "Learning rate", "", 6, Better.UNKNOWN),
    GRADIENT_NORM("gradientNorm", "Gradient norm", "", 2, Better.UNKNOWN),
    IMAGES_PER_SECOND("imagesPerSecond", "Speed", "images/s", 0, Better.HIGHER);

    /** Which of two values is the better one, where that can be said over different settings. */
    public enum Better {
        LOWER,
        HIGHER,
        UNKNOWN
    }

    private final String word;
    private final String label;
    private final String unit;
    private final int decimals;
    private final Better better;

    Measure(String word, String label, String unit, int decimals, Better better) {
        this.word = word;
        this.label = label;
        this.unit = unit;
        this.decimals = decimals;
        this.better = better;
    }

    /** As in rows and addresses. */
    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    /** Its unit, empty where it has none. */
    public String unit() {
        return unit;
    }

    /** How many decimals its values have. */
    public int decimals() {
        return decimals;
    }

    public Better better() {
        return better;
    }

    /** The measure of this word, empty if a run measures nothing of that name. */
    public static Optional<Measure> of(String word) {
        return Arrays.stream(values())
                .filter(measure -> measure.word.equals(word))
                .findFirst();
    }

    /** A value as it is written. */
    public String write(double value) {
        return switch (decimals) {
            case 0 -> Figures.whole(value);
            case 1 -> Figures.oneDecimal(value);
            case 2 -> Figures.twoDecimals(value);
            case 4 -> Figures.fourDecimals(value);
            default -> Figures.significant(value);
        };
    }
}
