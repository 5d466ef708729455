/** A run's pictures, epoch by epoch: grids read by one statement, and the page on which people compare them. */
package org.facelab.dashboard.page.gallery;
