/** Faces from a checkpoint: asking for them, and looking at what came. Pages and API call the same classes. */
package org.facelab.dashboard.generation;
