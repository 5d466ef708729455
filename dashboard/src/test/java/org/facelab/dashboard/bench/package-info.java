/** Measures pages over a laboratory of 10,000 runs: in comes an empty database, out go figures; nothing is asserted. */
package org.facelab.dashboard.bench;
