/**
 * What every request passes: whose Host and Origin is served, how large a body may be, strict reading of bodies, and
 * errors as {@code application/problem+json}. In comes HTTP, out go checked values or a problem that says what to do.
 */
package org.facelab.dashboard.edge;
