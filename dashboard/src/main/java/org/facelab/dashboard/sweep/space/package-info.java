/** What is searched: JSON comes in, checked; settings of single trials go out. Pure. */
package org.facelab.dashboard.sweep.space;
