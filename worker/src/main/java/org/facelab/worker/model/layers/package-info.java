/** Layers as DJL blocks whose shapes are known when they are made; their arrays are set from outside, no initialiser runs. */
package org.facelab.worker.model.layers;
