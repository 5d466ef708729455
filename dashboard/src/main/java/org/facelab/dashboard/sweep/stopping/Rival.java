package org.facelab.dashboard.sweep.stopping;

import java.util.function.IntToDoubleFunction;

/**
 * A trial among others.
 *
 * @param trial its number
 * @param epochs trained so far
 * @param waiting whether it was set aside and could go on
 * @param scoreAt its objective up to an epoch, higher is better; not finite if there is none
 */
public record Rival(int trial, int epochs, boolean waiting, IntToDoubleFunction scoreAt) {}
