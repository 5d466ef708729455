create table picture (
    id uuid constraint picture_pk primary key,
    run_id uuid not null constraint picture_run_fk references run on delete cascade,
    kind text not null constraint picture_kind_ck check (kind in ('RANDOM', 'RECONSTRUCTION', 'ORIGINAL')),
    -- null for originals, which are the same in every epoch
    epoch integer constraint picture_epoch_ck check (epoch >= 1),
    seed bigint not null,
    tiles integer not null,
    columns integer not null,
    rows integer not null,
    tile_size integer not null,
    -- mean squared error of each tile, for reconstructions
    tile_errors jsonb,
    key text not null,
    size bigint not null,
    sha256 text not null,
    -- all that made it, as in the PNG's text
    made_from jsonb not null,
    created_at timestamptz not null default clock_timestamp(),
    constraint picture_uk unique nulls not distinct (run_id, kind, epoch)
);
