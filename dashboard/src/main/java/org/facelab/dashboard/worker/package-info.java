/** The workers as they told of themselves: who is there, what each works on, who was lost. */
package org.facelab.dashboard.worker;
