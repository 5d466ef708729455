create table sweep (
    id uuid constraint sweep_pk primary key,
    number bigint generated always as identity constraint sweep_number_uk unique,
    name text not null constraint sweep_name_ck check (length(name) between 1 and 180),
    state text not null constraint sweep_state_ck
        check (state in ('RUNNING', 'PAUSED', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    failure_text text,
    -- null once an ended sweep's data set was deleted
    dataset_id uuid constraint sweep_dataset_fk references dataset on delete set null,
    model text not null,
    -- of the proposals, and of every trial, so that all draw the same latents
    seed bigint not null,
    -- what the trials have in common, complete; what is searched, as it was sent; what decides
    settings jsonb not null,
    space jsonb not null,
    strategy text not null constraint sweep_strategy_ck check (strategy in ('GRID', 'RANDOM', 'SOBOL', 'TPE')),
    objective jsonb not null,
    early_stopping jsonb not null,
    -- the budget: no trial starts beyond any of them; null is no limit
    trials integer constraint sweep_trials_ck check (trials >= 1),
    epochs bigint constraint sweep_epochs_ck check (epochs >= 1),
    hours double precision constraint sweep_hours_ck check (hours > 0),
    parallel integer not null constraint sweep_parallel_ck check (parallel >= 1),
    priority integer not null default 0,
    -- trials proposed so far, those deleted since among them
    proposed integer not null default 0,
    -- the strategy has nothing left to propose
    exhausted boolean not null default false,
    -- time in RUNNING before the newest start, and that start, null in all other states
    seconds double precision not null default 0,
    running_since timestamptz,
    notes text not null default '',
    created_at timestamptz not null default now(),
    ended_at timestamptz,
    constraint sweep_running_ck check ((state = 'RUNNING') = (running_since is not null)),
    constraint sweep_failure_ck check ((state = 'FAILED') = (failure_text is not null)),
    constraint sweep_ended_ck check ((state in ('SUCCEEDED', 'FAILED', 'CANCELLED')) = (ended_at is not null))
);
create index sweep_active_ix on sweep (created_at) where state = 'RUNNING';
create index sweep_created_ix on sweep (created_at desc, id);
create index sweep_dataset_ix on sweep (dataset_id);

alter table run
    add column sweep_id uuid constraint run_sweep_fk references sweep on delete set null,
    -- from 1, in the order of the proposals
    add column trial integer,
    -- set aside by ASHA, to be resumed perhaps, or stopped by the median rule
    add column stopped_early boolean not null default false,
    -- paused together with its sweep, and resumed with it
    add column held boolean not null default false,
    add constraint run_trial_ck check (sweep_id is null or trial >= 1);
create unique index run_sweep_ix on run (sweep_id, trial) where sweep_id is not null;

alter table job
    -- its worker pauses it once this epoch is recorded; null: it trains to its end
    add column pause_after_epoch integer constraint job_pause_after_ck check (pause_after_epoch >= 1);
