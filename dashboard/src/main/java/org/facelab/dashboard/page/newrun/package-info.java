/** The form of a new run: in come typed fields, out go a queued run or the same form with what is wrong. */
package org.facelab.dashboard.page.newrun;
