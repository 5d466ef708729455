package org.facelab.dashboard.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/**
 * What a submission made.
 *
 * @param id of the run, data set or generation
 * @param jobId of the job that does the work
 * @param seed that was given or drawn; left out where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Submitted(UUID id, UUID jobId, Long seed) {}
