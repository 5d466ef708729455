/** Pages and public API; submits jobs, relays the outbox, migrates the schema. */
package org.facelab.dashboard;
