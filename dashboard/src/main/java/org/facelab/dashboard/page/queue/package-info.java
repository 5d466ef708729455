/** Workers, what waits and what ended: read from the tables of jobs, changed through {@code JobControl}. */
package org.facelab.dashboard.page.queue;
