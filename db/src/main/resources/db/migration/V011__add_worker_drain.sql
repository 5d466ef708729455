alter table worker
    -- null: takes up jobs; FINISH: ends what it does, then takes nothing new; HAND_BACK: saves and gives back at once
    add column drain text constraint worker_drain_ck check (drain in ('FINISH', 'HAND_BACK'));
