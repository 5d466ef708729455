package org.facelab.dashboard.page.run;

import java.util.List;
import java.util.UUID;
import org.facelab.dashboard.page.RunColour;

/** How a run is called and told from others. */
public record RunName(UUID id, long number, String name, List<String> tags) {
    /** The colour that it keeps in every chart and table. */
    public RunColour colour() {
        return RunColour.of(number);
    }
}
