package org.facelab.worker.training;

import java.util.List;

/**
 * What an epoch ended with.
 *
 * @param epoch counted from 1
 * @param step steps of the whole run so far
 * @param metrics losses are means over images
 * @param steps figures of the epoch's single steps, but for those that were handed over within it
 */
public record EpochResult(
        int epoch,
        long step,
        List<MetricValue> metrics,
        StepFigures steps,
        Snapshot snapshot,
        EpochPictures pictures) {}
