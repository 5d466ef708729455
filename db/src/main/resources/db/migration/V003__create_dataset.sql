create table dataset (
    id uuid constraint dataset_pk primary key,
    name text not null constraint dataset_name_ck check (length(name) between 1 and 200),
    -- its import; the state of the data set is this job's
    job_id uuid not null constraint dataset_job_fk references job,
    -- what was asked for: format, path or upload, image size, crop, channels, count, seed
    source jsonb not null,
    image_size integer not null,
    -- filled in by the import
    channels integer,
    count integer,
    training_count integer,
    validation_count integer,
    fingerprint text,
    images_key text,
    images_size bigint,
    images_sha256 text,
    manifest_key text,
    manifest_size bigint,
    manifest_sha256 text,
    -- [{name, share}] and [{file, reason}]
    attributes jsonb not null default '[]',
    left_out jsonb not null default '[]',
    left_out_count integer not null default 0,
    created_at timestamptz not null default now(),
    constraint dataset_whole_ck check (num_nulls(channels, count, training_count, validation_count, fingerprint,
        images_key, images_size, images_sha256, manifest_key, manifest_size, manifest_sha256) in (0, 11))
);
create index dataset_job_ix on dataset (job_id);
create index dataset_created_ix on dataset (created_at desc);
