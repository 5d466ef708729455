package org.facelab.worker.dataset.face;

/** What sits on the nose. */
enum Glasses {
    NONE,
    ROUND,
    SQUARE
}
