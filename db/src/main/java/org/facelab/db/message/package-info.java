/** What goes over Kafka. A message only says "look again": PostgreSQL holds the truth, and a lost message costs time alone. */
package org.facelab.db.message;
