alter table picture drop constraint picture_kind_ck;
-- SAMPLE: the random faces within the running epoch, drawn because somebody asked; the next takes its place, and the
-- epoch's own pictures too
alter table picture add constraint picture_kind_ck check (kind in ('RANDOM', 'RECONSTRUCTION', 'ORIGINAL', 'SAMPLE'));
