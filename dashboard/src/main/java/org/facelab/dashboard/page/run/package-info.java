/** The page of one run: what comes in is its address, what goes out are views read by a few statements, and its actions. */
package org.facelab.dashboard.page.run;
