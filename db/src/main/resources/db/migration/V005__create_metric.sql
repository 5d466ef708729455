create table metric (
    run_id uuid not null constraint metric_run_fk references run on delete cascade,
    split text not null constraint metric_split_ck check (split in ('train', 'validation')),
    name text not null,
    epoch integer not null constraint metric_epoch_ck check (epoch >= 1),
    step bigint not null,
    -- not a number and infinity are kept as they are
    value double precision not null,
    recorded_at timestamptz not null default clock_timestamp(),
    constraint metric_pk primary key (run_id, split, name, epoch)
);
