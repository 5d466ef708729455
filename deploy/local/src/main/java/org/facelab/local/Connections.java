package org.facelab.local;

/**
 * How the apps reach the servers.
 *
 * @param jdbcUrl of the database
 * @param bootstrapServers of Kafka, {@code host:port}
 */
record Connections(String jdbcUrl, String bootstrapServers) {}
