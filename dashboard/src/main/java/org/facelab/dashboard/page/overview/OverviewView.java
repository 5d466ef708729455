package org.facelab.dashboard.page.overview;

/**
 * What the first page shows.
 *
 * @param runs how many there are
 * @param datasets how many there are
 */
public record OverviewView(long runs, long datasets) {
    /** Whether nobody has done anything yet. */
    public boolean fresh() {
        return runs == 0 && datasets == 0;
    }
}
