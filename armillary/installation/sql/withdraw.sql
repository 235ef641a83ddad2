-- The one way by which a record leaves: it was made by mistake, nobody has touched it since, and the
-- act that takes it back has left its line. The web role may delete no record and may call this.
-- Answers with the table that points at the record, or with nothing when it is gone.
create or replace function armillary_withdraw(
    kind text, record_table regclass, key bigint, pointers text[]
) returns text
    language plpgsql security definer set search_path = pg_catalog, public
as $$
declare
    pointer text;
    points boolean;
begin
    if not exists (
        select from kernel_entry e
        where e.record_type = kind and e.record_id = key and e.verb = 'withdraw'
            and e.act::text = current_setting('armillary.act', true)
    ) or (select count(*) from kernel_entry e where e.record_type = kind and e.record_id = key) <> 2
    or not exists (
        select from pg_trigger t where t.tgrelid = record_table and t.tgname = 'armillary_guard'
    ) then
        raise exception 'A record is withdrawn by its act only, and while it is as it was made.'
            using errcode = 'insufficient_privilege';
    end if;
    foreach pointer in array pointers loop
        execute format('select exists (select from %I where %I = $1 and %I = $2)',
            split_part(pointer, ':', 1), split_part(pointer, ':', 2), split_part(pointer, ':', 3))
            into points using kind, key;
        if points then
            return split_part(pointer, ':', 1);
        end if;
    end loop;
    set constraints all immediate;
    execute format('delete from %s where id = $1 and version = 1', record_table) using key;
    set constraints all deferred;
    return null;
end
$$;
