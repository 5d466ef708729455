/** What both programs agree on with the launcher that starts them as its children. */
package org.facelab.db.process;
