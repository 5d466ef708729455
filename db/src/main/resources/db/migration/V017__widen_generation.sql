-- beside random faces: reconstructions of chosen validation faces, and pictures that are made again
alter table generation drop constraint generation_kind_ck;
alter table generation alter column seed drop not null;
alter table generation alter column sampler drop not null;
alter table generation alter column temperature drop not null;
alter table generation
    -- places among the data set's validation faces, for reconstructions
    add column indices jsonb,
    -- mean squared error of each, once they are there
    add column tile_errors jsonb,
    -- those faces as they are in the data set, laid out as the reconstructions
    add column original_key text,
    add column original_size bigint,
    add column original_sha256 text,
    -- the picture that this makes again
    add column again_picture_id uuid constraint generation_again_picture_fk references picture on delete set null,
    add column again_generation_id uuid
        constraint generation_again_generation_fk references generation on delete set null,
    -- how many pixels came out otherwise, and by how much at most; null while it is not known
    add column again_differing integer,
    add column again_largest integer,
    add constraint generation_kind_ck check (
        kind = 'RANDOM' and num_nulls(seed, sampler, temperature) = 0 and indices is null
        or kind = 'RECONSTRUCTION' and num_nonnulls(seed, sampler, temperature) = 0 and indices is not null),
    add constraint generation_original_ck check (
        num_nulls(original_key, original_size, original_sha256, tile_errors)
            = case when kind = 'RECONSTRUCTION' and key is not null then 0 else 4 end),
    add constraint generation_again_ck check (num_nulls(again_differing, again_largest) in (0, 2));
create index generation_again_picture_ix on generation (again_picture_id);
create index generation_again_generation_ix on generation (again_generation_id);
