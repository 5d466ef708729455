/** The table of runs: in comes an address, out goes one page of rows. */
package org.facelab.dashboard.page.runs;
