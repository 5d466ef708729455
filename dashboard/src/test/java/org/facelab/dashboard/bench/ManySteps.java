package org.facelab.dashboard.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Step values of the newest ended runs: a noisy curve with a spike and some values that are no numbers. */
record ManySteps(Connection connection) {
    private static final String CHUNKS = """
            with chosen as (select id from run where last_epoch > 0 order by number desc limit ?),
            figures as (
                select id, chunk, array_agg(case when step %% 33333 = 0 then 'NaN'::double precision
                            when step = 50001 then 9e3 when step = 50002 then -9e3
                            else 100 * exp(-step / 20000.0) + 10 * sin(step / 900.0) + 8 * random() end order by step) as f
                  from chosen cross join generate_series(0, ? / 1000 - 1) chunk
                  cross join lateral generate_series(chunk * 1000 + 1, chunk * 1000 + 1000) step
                 group by id, chunk)
            insert into step_metric (run_id, name, chunk, figures, minimum, maximum, last, nan_count)
            select id, 'loss', chunk, f, (select min(v) from unnest(f) v where v <> 'NaN'),
                   (select max(v) from unnest(f) v where v <> 'NaN'), f[cardinality(f)],
                   (select count(*) from unnest(f) v where v = 'NaN') from figures
            """.replace("%%", "%");

    void fill(int runs, int steps) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(CHUNKS)) {
            insert.setInt(1, runs);
            insert.setInt(2, steps);
            insert.executeUpdate();
        }
    }
}
