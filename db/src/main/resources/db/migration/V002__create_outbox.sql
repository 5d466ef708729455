create table outbox (
    id bigint generated always as identity constraint outbox_pk primary key,
    topic text not null,
    message jsonb not null,
    created_at timestamptz not null default now(),
    sent_at timestamptz
);
create index outbox_unsent_ix on outbox (id) where sent_at is null;
create index outbox_sent_ix on outbox (sent_at) where sent_at is not null;
