/**
 * Data sets at the edge: uploads, paths on the server, drawn faces; listing, showing and deleting them. The import itself
 * is a worker's. Pages and API call the same classes.
 */
package org.facelab.dashboard.dataset;
