/**
 * How the next trial is chosen: a search space, a seed and what was tried before come in, a point goes out, the same one
 * for the same input. Nothing else is remembered, so a restart goes on as if there had been none. Pure.
 */
package org.facelab.dashboard.sweep.strategy;
