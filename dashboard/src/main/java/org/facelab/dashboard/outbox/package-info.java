/**
 * Messages that must not be lost: written as rows in the transaction that causes them, sent to Kafka after its commit,
 * marked when the broker has them. A message may be sent twice, never not at all.
 */
package org.facelab.dashboard.outbox;
