package org.facelab.dashboard.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a sweep would do, before anything is submitted.
 *
 * @param trials how many, null if only epochs or hours bound them
 * @param combinations how many different trials the space holds, null if it holds endless or over 10,000
 * @param epochs about how many all trials train together, with early stopping; null if hours alone bound them
 * @param fullEpochs the same without early stopping
 * @param rungs where trials are set aside, and about how many get there; empty without ASHA
 * @param proposals the settings of the first trials, as far as they depend on the seed alone
 * @param spread for each searched setting the share of the trials to which it applies, 0 to 1
 * @param cost what it takes, by what earlier runs took
 */
public record SweepPreview(
        Integer trials,
        Integer combinations,
        Long epochs,
        Long fullEpochs,
        List<Rung> rungs,
        @Schema(implementation = Object[].class) List<JsonNode> proposals,
        List<Applies> spread,
        Cost cost) {

    /**
     * @param epoch after which trials are set aside
     * @param trials about how many get so far
     */
    public record Rung(int epoch, int trials) {}

    /** @param share of the trials to which the setting applies */
    public record Applies(String setting, double share) {}

    /**
     * Measured on earlier runs on images of the same size and colours, each trial by the runs most like it.
     *
     * @param seconds or null if unknown
     * @param bytes on disk, or null if unknown
     * @param freeBytes on the disk where files go
     * @param runs earlier ones that were measured
     * @param slots of workers that would train at the same time
     * @param unknown why time or disk is not known, else null
     * @param remark what makes the figures rough, else null
     */
    public record Cost(
            Double seconds, Long bytes, long freeBytes, int runs, int slots, String unknown, String remark) {}
}
