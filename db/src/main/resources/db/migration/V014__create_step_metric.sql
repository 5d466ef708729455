-- Figures of single training steps: loss, reconstruction, kl, mse, gradientNorm and learningRate, in the units of the
-- metrics of the same name (means over a batch). Steps count from 1 over the whole run. Chunk c holds the steps
-- 1000c + 1 to 1000c + 1000, figures[i] (from 1, as arrays do) is step 1000c + i; the last chunk of a run is shorter.
-- Written under the fence at each epoch's end and with each checkpoint within one, so that what is here reaches exactly
-- to the newest of these: a resumed run overwrites from where it goes on, and lets go what is beyond.
create table step_metric (
    run_id uuid not null constraint step_metric_run_fk references run on delete cascade,
    name text not null,
    chunk integer not null constraint step_metric_chunk_ck check (chunk >= 0),
    -- not a number and infinity stand as they are (a step that was skipped because of them); null is a step that nobody
    -- wrote down, as those of a run that began before there were step metrics
    figures double precision[] not null
        constraint step_metric_figures_ck check (array_ndims(figures) = 1 and array_length(figures, 1) between 1 and 1000),
    -- of the numbers that are neither null nor NaN; null where there is none
    minimum double precision,
    maximum double precision,
    -- the last element of figures, NaN and null included
    last double precision,
    nan_count integer not null,
    constraint step_metric_pk primary key (run_id, name, chunk)
);
