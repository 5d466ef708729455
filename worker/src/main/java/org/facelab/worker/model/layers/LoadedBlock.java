package org.facelab.worker.model.layers;

import ai.djl.nn.AbstractBlock;

/** A block whose arrays are set from outside before it computes: DJL runs no initialiser on it. */
public abstract class LoadedBlock extends AbstractBlock {
    /** Always, or DJL would draw weights at the first training step; an array that is not set fails where it is used. */
    @Override
    public final boolean isInitialized() {
        return true;
    }
}
