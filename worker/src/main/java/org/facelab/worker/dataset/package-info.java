/**
 * Data sets: in come folders and zips of images, idx files, or a wish for drawn faces; out go one packed file of uint8 (N, H, W, C)
 * and its {@link org.facelab.worker.dataset.Manifest}. Knows nothing of jobs, the database or the engine.
 */
package org.facelab.worker.dataset;
