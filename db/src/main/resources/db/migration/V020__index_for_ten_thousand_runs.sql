-- what the queue's page and the overview show of the last day
create index job_ended_ix on job (ended_at desc) where ended_at is not null;
-- runs that have a tag
create index run_tags_ix on run using gin (tags);
