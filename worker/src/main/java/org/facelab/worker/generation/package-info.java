/** Draws pictures from a finished checkpoint: a weights file in, tiles out. Own copy of the model, own TorchScript module. */
package org.facelab.worker.generation;
