/** The tables as Panache entities, and the one place that knows a job's states. The schema is in {@code db/migration}. */
package org.facelab.db.entity;
