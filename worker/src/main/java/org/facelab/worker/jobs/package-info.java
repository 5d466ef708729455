/** One class for each kind of job: reads what it needs, calls the pure worlds, and hands what they make to the results. */
package org.facelab.worker.jobs;
