/** What makes one trial better than another: a metric over epochs comes in, one number goes out. Pure. */
package org.facelab.dashboard.sweep.objective;
