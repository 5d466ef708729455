-- what somebody said of one face of a run's picture or of a generation
create table picture_mark (
    picture_id uuid constraint picture_mark_picture_fk references picture on delete cascade,
    generation_id uuid constraint picture_mark_generation_fk references generation on delete cascade,
    -- the face within the grid, from 0
    tile integer not null constraint picture_mark_tile_ck check (tile >= 0),
    favourite boolean not null default false,
    rating smallint constraint picture_mark_rating_ck check (rating between 1 and 5),
    changed_at timestamptz not null default now(),
    constraint picture_mark_owner_ck check (num_nonnulls(picture_id, generation_id) = 1),
    -- a mark that says nothing is deleted
    constraint picture_mark_said_ck check (favourite or rating is not null),
    constraint picture_mark_uk unique nulls not distinct (picture_id, generation_id, tile)
);
create index picture_mark_generation_ix on picture_mark (generation_id);
