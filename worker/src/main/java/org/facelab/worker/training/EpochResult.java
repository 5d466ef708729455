package org.facelab.worker.training;

import java.util.List;

/**
 * What an epoch ended with.
 *
 * @param epoch counted from 1
 * @param step steps of the whole run so far
 * @param skippedSteps steps of this epoch that were not finite and changed nothing
 * @param metrics losses are means over images
 */
public record EpochResult(
        int epoch, long step, int skippedSteps, List<MetricValue> metrics, Snapshot snapshot, EpochPictures pictures) {}
