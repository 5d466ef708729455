/** The first page: newest faces, what runs, what needs somebody, and where a newcomer begins. */
package org.facelab.dashboard.page.overview;
