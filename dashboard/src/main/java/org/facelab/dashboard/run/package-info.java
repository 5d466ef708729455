/**
 * Runs at the edge: submitting, listing, changing, cancelling and deleting them, and what their training left: metrics,
 * pictures, checkpoints and their log. Pages and API call the same classes.
 */
package org.facelab.dashboard.run;
