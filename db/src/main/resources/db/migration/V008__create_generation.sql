create table generation (
    id uuid constraint generation_pk primary key,
    job_id uuid not null constraint generation_job_fk references job,
    run_id uuid not null constraint generation_run_fk references run on delete cascade,
    epoch integer not null,
    -- null once the run's retention has removed it; the faces stay
    checkpoint_id uuid constraint generation_checkpoint_fk references checkpoint on delete set null,
    kind text not null constraint generation_kind_ck check (kind in ('RANDOM')),
    count integer not null,
    seed bigint not null,
    sampler text not null,
    temperature double precision not null,
    -- filled in by the job
    columns integer,
    rows integer,
    tile_size integer,
    key text,
    size bigint,
    sha256 text,
    made_from jsonb,
    created_at timestamptz not null default now(),
    constraint generation_whole_ck check (num_nulls(columns, rows, tile_size, key, size, sha256, made_from) in (0, 7))
);
create index generation_job_ix on generation (job_id);
create index generation_checkpoint_ix on generation (checkpoint_id);
create index generation_created_ix on generation (created_at desc);
create index generation_run_ix on generation (run_id);
