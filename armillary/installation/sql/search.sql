create or replace function {function}() returns trigger
    language plpgsql
as $$
begin
    new.search := {vector};
    return new;
end
$$;
create or replace trigger armillary_search
    before insert or update of {columns} on {table}
    for each row execute function {function}();
create index if not exists {index} on {table} using gin (search);
-- Every search walks through what waits to be sorted into the index: let that be little.
alter index {index} set (gin_pending_list_limit = 256);
