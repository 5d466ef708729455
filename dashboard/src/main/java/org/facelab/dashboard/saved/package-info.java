/**
 * Views that people keep under a name: the filters of the runs page and comparisons. In comes the query of an address; out
 * goes the same under its name, for everybody who uses this lab.
 */
package org.facelab.dashboard.saved;
