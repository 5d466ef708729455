/** All that touches the engine's machinery: device, threads, gradient mode, TorchScript. Tensors in, tensors out. */
package org.facelab.worker.model.engine;
