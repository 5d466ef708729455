create table checkpoint (
    id uuid constraint checkpoint_pk primary key,
    run_id uuid not null constraint checkpoint_run_fk references run on delete cascade,
    -- the last finished epoch
    epoch integer not null constraint checkpoint_epoch_ck check (epoch >= 0),
    step bigint not null,
    -- taken within an epoch: serves resuming alone and is not listed
    within_epoch boolean not null,
    weights_key text not null,
    weights_size bigint not null,
    weights_sha256 text not null,
    state_key text not null,
    state_size bigint not null,
    state_sha256 text not null,
    losses jsonb not null default '{}',
    created_at timestamptz not null default clock_timestamp(),
    constraint checkpoint_step_uk unique (run_id, step, within_epoch)
);

alter table run add constraint run_parent_checkpoint_fk
    foreign key (parent_checkpoint_id) references checkpoint on delete set null;
