/** Files of runs, generations and data sets over HTTP, verified against their rows, and the sweep of files without rows. */
package org.facelab.dashboard.file;
