drop policy if exists armillary_rows on {table};
alter table {table} disable row level security;
