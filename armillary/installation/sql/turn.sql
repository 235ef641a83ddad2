create or replace trigger armillary_turn
    after insert or update or delete or truncate on {table}
    for each statement execute function armillary_turn();
