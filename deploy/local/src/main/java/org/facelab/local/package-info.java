/** Starts PostgreSQL, Kafka, the dashboard and the workers on one machine, watches over them, and stops them in order. */
package org.facelab.local;
