alter table checkpoint
    -- saved within an epoch because somebody asked: it is listed, can be forked from, and stays
    add column asked_for boolean not null default false,
    add constraint checkpoint_asked_ck check (within_epoch or not asked_for);
