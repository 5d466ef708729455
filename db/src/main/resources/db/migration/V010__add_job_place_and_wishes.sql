alter table job
    -- where it stands among the waiting of its priority, the smallest first; its age unless somebody moved it
    add column place double precision not null default extract(epoch from clock_timestamp()),
    -- wishes of people that its worker fulfils at the next step
    add column sample_requested boolean not null default false,
    add column save_requested boolean not null default false,
    -- when the newest cancel or pause was asked for, from which its deadline counts
    add column asked_at timestamptz;
update job set place = extract(epoch from created_at);
drop index job_queue_ix;
create index job_queue_ix on job (priority desc, place, id) where state = 'QUEUED';
