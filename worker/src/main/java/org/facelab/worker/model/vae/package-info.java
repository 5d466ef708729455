/** The convolutional VAE: network, loss, what its latents look like over a data set, and how pictures come from latents. */
package org.facelab.worker.model.vae;
