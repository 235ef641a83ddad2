alter table {table} enable row level security;
drop policy if exists armillary_rows on {table};
create policy armillary_rows on {table} to {role} using (
    (select armillary_sees_all())
    or organisation_id = any ((select armillary_organisations())::bigint[])
);
