create table worker (
    name text constraint worker_pk primary key,
    -- made anew at each start, so that a restarted worker knows what its former self held
    instance uuid not null,
    host text not null,
    device text not null,
    threads integer not null,
    versions jsonb not null default '{}',
    memory_bytes bigint not null default 0,
    memory_total_bytes bigint not null default 0,
    started_at timestamptz not null default now(),
    last_heartbeat timestamptz not null default now(),
    -- a clean end; a worker that is neither stopped nor beating is lost
    stopped_at timestamptz
);
