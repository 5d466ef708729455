package org.facelab.db.entity;

import org.facelab.db.message.Topics;

/** What a job does, and on which topic it is announced. */
public enum JobKind {
    TRAIN(Topics.TRAINING_JOBS),
    GENERATE(Topics.GENERATION_JOBS),
    IMPORT(Topics.DATASET_JOBS);

    private final String topic;

    JobKind(String topic) {
        this.topic = topic;
    }

    public String topic() {
        return topic;
    }
}
