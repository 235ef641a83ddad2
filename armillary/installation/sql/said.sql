alter table {table} add column if not exists said tsvector
    generated always as (case when text <> '' then armillary_words(text) end) stored;
create index if not exists {index} on {table} using gin (said) where said is not null;
alter index {index} set (gin_pending_list_limit = 256);
