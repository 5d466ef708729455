package org.facelab.dashboard.generation;

/** What a checkpoint is asked for. */
public sealed interface Wish permits RandomFaces, ChosenFaces {
    /** How many faces. */
    int count();
}
