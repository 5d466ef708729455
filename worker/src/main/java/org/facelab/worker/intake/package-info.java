/**
 * How a job comes to this worker and leaves it. In come announcements over Kafka and the queue in PostgreSQL; out go calls
 * of {@link org.facelab.worker.intake.JobWork} on the thread of a slot, and the end of each job. Knows nothing of models.
 */
package org.facelab.worker.intake;
