-- A run's training jobs lay their learning rate over a phase of epochs: the first from 0 to all, one that continues a
-- run from the epochs done to the new end; a retry has the phase of the job that it repeats.
alter table run_job
    add column from_epoch integer not null default 0 constraint run_job_from_ck check (from_epoch >= 0),
    add column to_epoch integer;
update run_job set to_epoch = (select cast(r.settings ->> 'epochs' as integer) from run r where r.id = run_job.run_id);
alter table run_job
    alter column to_epoch set not null,
    add constraint run_job_to_ck check (to_epoch > from_epoch);

alter table run
    -- the epoch of the checkpoint it was forked from, kept when that is removed
    add column parent_epoch integer,
    -- the run whose form was taken over, for its lineage alone
    add column cloned_from uuid constraint run_cloned_from_fk references run on delete set null;
create index run_parent_ix on run (parent_run_id) where parent_run_id is not null;
