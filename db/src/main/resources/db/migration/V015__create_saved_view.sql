-- what somebody looked at, kept under a name: a page and the query of its address
create table saved_view (
    id uuid constraint saved_view_pk primary key,
    page text not null constraint saved_view_page_ck check (page in ('runs', 'compare')),
    name text not null constraint saved_view_name_ck check (length(name) between 1 and 100),
    -- without the question mark
    query text not null,
    created_at timestamptz not null default now(),
    constraint saved_view_name_uk unique (page, name)
);
