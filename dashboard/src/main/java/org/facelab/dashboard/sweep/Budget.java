package org.facelab.dashboard.sweep;

/**
 * How much a sweep may take; it ends at the first of these that is reached.
 *
 * @param trials the most trials, or null for no limit
 * @param epochs the most epochs over all trials, or null for no limit; none is begun that could pass it
 * @param hours the most hours in RUNNING, or null for no limit; nothing starts after them, what trains goes on
 */
public record Budget(Integer trials, Long epochs, Double hours) {}
