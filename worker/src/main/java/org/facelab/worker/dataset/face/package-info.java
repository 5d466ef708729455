/**
 * Draws faces: in goes a seed and a number, out come pixels and what is known of the face. No fonts, no clock and no
 * platform's own random numbers take part, so the same number gives the same face everywhere. Coordinates are those of a
 * square of 128 by 128, whatever the size in pixels.
 */
package org.facelab.worker.dataset.face;
