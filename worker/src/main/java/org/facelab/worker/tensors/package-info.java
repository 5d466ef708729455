/** The safetensors file format: named tensors with metadata in, bytes out, and back, checked. Knows nothing of ours. */
package org.facelab.worker.tensors;
