package org.facelab.dashboard.page.compare;

import java.util.UUID;
import org.facelab.dashboard.page.Measure;

/**
 * The value of one measure at the last epoch of one run.
 *
 * @param value may be not a number or infinite
 */
record Figure(UUID run, Measure measure, String split, double value) {}
