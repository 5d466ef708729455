package org.facelab.worker.model;

/**
 * Pictures of one size, ready to be laid into a grid.
 *
 * @param count pictures
 * @param size side in pixels
 * @param channels 1 or 3
 * @param pixels uint8 (count, size, size, channels)
 */
public record Tiles(int count, int size, int channels, byte[] pixels) {}
