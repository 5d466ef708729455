/**
 * What all pages share: the shell's figures, the words and units of numbers, times and states, a run's colour. Pages
 * themselves are in the packages beneath, one each; a page's view is a record built by queries, and its template computes
 * nothing.
 */
package org.facelab.dashboard.page;
