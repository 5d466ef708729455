/**
 * Sweeps: searches for the best settings by many runs. In come a search space, a strategy, an objective and a budget;
 * out come runs, one for each trial, started, set aside, resumed and stopped. What to do next is decided by pure classes
 * ({@code space}, {@code strategy}, {@code stopping}, {@code objective}) from the rows alone, so any restart goes on.
 */
package org.facelab.dashboard.sweep;
