create or replace trigger armillary_guard
    before insert or update or delete or truncate on {table}
    for each statement execute function armillary_guard();
