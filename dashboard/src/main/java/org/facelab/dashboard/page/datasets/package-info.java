/** Data sets as cards, and the forms for more; they are taken up by the same classes as the API's. */
package org.facelab.dashboard.page.datasets;
