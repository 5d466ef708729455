/**
 * The queue as people see it: new jobs with their announcement, cancelling, priority, and the lists of jobs. Rows and
 * messages are written in the caller's transaction; nothing is sent from here.
 */
package org.facelab.dashboard.job;
