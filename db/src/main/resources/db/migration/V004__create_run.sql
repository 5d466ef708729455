create table run (
    id uuid constraint run_pk primary key,
    number bigint generated always as identity constraint run_number_uk unique,
    name text not null constraint run_name_ck check (length(name) between 1 and 200),
    model text not null,
    settings jsonb not null,
    seed bigint not null,
    dataset_id uuid not null constraint run_dataset_fk references dataset,
    -- its newest training job; the state of the run is this job's
    job_id uuid not null constraint run_job_fk references job,
    parent_run_id uuid constraint run_parent_fk references run on delete set null,
    parent_checkpoint_id uuid,
    tags text[] not null default '{}',
    notes text not null default '',
    archived boolean not null default false,
    -- what the engine ran on, told by the worker
    device text,
    threads integer,
    last_epoch integer not null default 0,
    best_epoch integer,
    created_at timestamptz not null default now()
);
create index run_dataset_ix on run (dataset_id);
create index run_created_ix on run (created_at desc, id);
create index run_job_ix on run (job_id);

-- all training jobs of a run, the newest among them
create table run_job (
    run_id uuid not null constraint run_job_run_fk references run on delete cascade,
    job_id uuid not null constraint run_job_job_fk references job on delete cascade,
    constraint run_job_pk primary key (run_id, job_id)
);
create index run_job_job_ix on run_job (job_id);

create table run_event (
    id bigint generated always as identity constraint run_event_pk primary key,
    run_id uuid not null constraint run_event_run_fk references run on delete cascade,
    at timestamptz not null default clock_timestamp(),
    kind text not null,
    text text not null
);
create index run_event_run_ix on run_event (run_id, id);
