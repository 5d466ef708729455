/** When a trial is set aside, resumed or stopped: the curves of a sweep's trials come in, decisions go out. Pure. */
package org.facelab.dashboard.sweep.stopping;
