/**
 * Pages of sweeps: the list, the form with its preview, and the live page with charts, the wall of faces and the table of
 * trials. Everything that is shown is computed here or in {@code dashboard.sweep}; scripts draw what they are sent.
 */
package org.facelab.dashboard.page.sweeps;
