package org.facelab.db.message;

/** The names of the topics; each has one partition and keeps an hour. */
public final class Topics {
    public static final String TRAINING_JOBS = "facelab.training-jobs";
    public static final String GENERATION_JOBS = "facelab.generation-jobs";
    public static final String DATASET_JOBS = "facelab.dataset-jobs";
    public static final String JOB_EVENTS = "facelab.job-events";

    private Topics() {}
}
