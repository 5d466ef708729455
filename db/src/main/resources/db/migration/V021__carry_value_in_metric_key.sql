-- a table of ten thousand runs sorted by a metric looks one value up for each run: from the key alone, without its row
alter table metric
    drop constraint metric_pk,
    add constraint metric_pk primary key (run_id, split, name, epoch) include (value);
