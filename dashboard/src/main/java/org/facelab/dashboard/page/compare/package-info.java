/**
 * Two to twelve runs side by side: their curves in one chart, their faces from the same draws in the same places, and what
 * differs between them. The address says it all, so that a comparison can be sent to somebody or kept under a name.
 */
package org.facelab.dashboard.page.compare;
