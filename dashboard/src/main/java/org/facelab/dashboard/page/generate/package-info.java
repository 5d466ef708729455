/** Faces from a checkpoint: one bar is the request, what came of it lies beneath, earlier ones fill the bar again. */
package org.facelab.dashboard.page.generate;
