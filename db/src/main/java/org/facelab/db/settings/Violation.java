package org.facelab.db.settings;

/**
 * One thing wrong with what somebody sent.
 *
 * @param field the path in the body, as in {@code settings.epochs}
 * @param message what was expected, what came, and what to do
 */
public record Violation(String field, String message) {}
