package org.facelab.worker.generation;

/** Hears how many pictures are done; an exception thrown here ends the drawing. */
public interface DoneSoFar {
    void done(int pictures, int of);
}
