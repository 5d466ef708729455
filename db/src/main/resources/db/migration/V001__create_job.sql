create table job (
    id uuid constraint job_pk primary key,
    kind text not null constraint job_kind_ck check (kind in ('TRAIN', 'GENERATE', 'IMPORT')),
    state text not null constraint job_state_ck
        check (state in ('BLOCKED', 'QUEUED', 'RUNNING', 'PAUSED', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    priority integer not null default 0,
    -- losses since the last stored epoch, this attempt included; a give-back takes its own off again
    attempt integer not null default 0 constraint job_attempt_ck check (attempt >= 0),
    max_attempts integer not null default 3 constraint job_max_attempts_ck check (max_attempts > 0),
    lease_owner text,
    lease_instance uuid,
    lease_until timestamptz,
    -- counts claims: what was written under an older fence does not count
    fence bigint not null default 0,
    cancel_requested boolean not null default false,
    pause_requested boolean not null default false,
    progress jsonb not null default '{}',
    failure_kind text constraint job_failure_kind_ck check (failure_kind in ('FAULT', 'LOST', 'REFUSED', 'NON_FINITE')),
    failure_text text,
    created_at timestamptz not null default now(),
    queued_at timestamptz not null default now(),
    started_at timestamptz,
    ended_at timestamptz,
    constraint job_lease_ck check ((state = 'RUNNING') = (lease_until is not null)),
    constraint job_failure_ck check ((state = 'FAILED') = (failure_kind is not null and failure_text is not null)),
    constraint job_ended_ck check ((state in ('SUCCEEDED', 'FAILED', 'CANCELLED')) = (ended_at is not null))
);
create index job_queue_ix on job (priority desc, queued_at, id) where state = 'QUEUED';
create index job_running_ix on job (lease_until) where state = 'RUNNING';
create index job_state_ix on job (state, created_at desc);

create table job_attempt (
    job_id uuid not null constraint job_attempt_job_fk references job on delete cascade,
    fence bigint not null,
    worker text not null,
    started_at timestamptz not null default now(),
    ended_at timestamptz,
    -- how it ended: a state, GIVEN_BACK or LOST
    outcome text constraint job_attempt_outcome_ck
        check (outcome in ('PAUSED', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'GIVEN_BACK', 'LOST')),
    constraint job_attempt_pk primary key (job_id, fence)
);

create table job_dependency (
    job_id uuid not null constraint job_dependency_job_fk references job on delete cascade,
    needs_job_id uuid not null constraint job_dependency_needs_fk references job on delete cascade,
    constraint job_dependency_pk primary key (job_id, needs_job_id)
);
create index job_dependency_needs_ix on job_dependency (needs_job_id);
