/**
 * Files by key: written to a temporary file, forced to disk, then moved into place in one step, so that a reader sees a
 * whole file or none. Pure: neither JPA nor Quarkus.
 */
package org.facelab.db.blob;
