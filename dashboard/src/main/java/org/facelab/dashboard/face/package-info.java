/**
 * Single faces of grids: favourites and ratings, one face over all epochs as a moving picture, and many of them as a zip.
 * Pages and API call the same classes.
 */
package org.facelab.dashboard.face;
