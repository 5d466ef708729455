/** Networks and what they need of the engine. Knows nothing of data sets, runs, jobs or databases. */
package org.facelab.worker.model;
