/** What changed, from Kafka to every open page over one WebSocket each. A lost event costs a second, never a fact. */
package org.facelab.dashboard.event;
