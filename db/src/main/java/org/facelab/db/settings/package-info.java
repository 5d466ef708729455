/**
 * Hyper-parameters: what a form or API call may set, with default, range, unit and one line of help for each. In comes
 * a JSON tree, out goes a checked record, or a list of violations that name the field. Pure: neither JPA nor Quarkus.
 */
package org.facelab.db.settings;
