package org.facelab.dashboard.page.overview;

import jakarta.enterprise.context.ApplicationScoped;
import org.facelab.db.entity.Dataset;
import org.facelab.db.entity.Run;

/** Reads the first page. */
@ApplicationScoped
class OverviewQuery {
    OverviewView read() {
        return new OverviewView(Run.count(), Dataset.count());
    }
}
