package org.facelab.dashboard.sweep.space;

/**
 * One searched setting.
 *
 * @param setting its name
 * @param spread its values
 * @param when it is searched; else it has its base value
 */
public record Dimension(String setting, Spread spread, Condition when) {}
