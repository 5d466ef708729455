/**
 * What a claimed job leaves behind: metrics, checkpoints, pictures, log lines. Every write is fenced: first the file, under a
 * key that carries the fence, then the row, in a transaction that holds the job's row and refuses a claim that is gone.
 */
package org.facelab.worker.results;
