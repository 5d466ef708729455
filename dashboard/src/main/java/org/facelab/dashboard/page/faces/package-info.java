/** Choosing faces of a run or a generation, all of them or the favourites, for a zip. */
package org.facelab.dashboard.page.faces;
