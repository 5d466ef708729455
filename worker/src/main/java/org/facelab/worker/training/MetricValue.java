package org.facelab.worker.training;

/**
 * One figure of an epoch.
 *
 * @param split whose images it was measured on
 * @param name as in {@code elbo}
 * @param value may be not a number
 */
public record MetricValue(Split split, String name, double value) {
    /** The part of a data set. */
    public enum Split {
        TRAIN("train"),
        VALIDATION("validation");

        private final String word;

        Split(String word) {
            this.word = word;
        }

        /** As rows and the API name it. */
        public String word() {
            return word;
        }
    }
}
