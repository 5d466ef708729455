/** Measures of image quality: images in, numbers out. */
package org.facelab.worker.metrics;
