-- What the guards, the policies and the search triggers stand on.

create or replace function armillary_number(prefix text, key bigint) returns text
    language sql immutable parallel safe
    return prefix || '-' || lpad(key::text, greatest(6, length(key::text)), '0');

create or replace function armillary_sees_all() returns boolean
    language sql stable parallel safe
    return coalesce(current_setting('armillary.organisations', true), '') = '*';

-- Nothing said means nothing seen.
create or replace function armillary_organisations() returns bigint[]
    language sql stable parallel safe
    return case
        when coalesce(current_setting('armillary.organisations', true), '') in ('', '*')
        then '{}'::bigint[]
        else current_setting('armillary.organisations', true)::bigint[]
    end;

create or replace function armillary_guard() returns trigger
    language plpgsql
as $$
begin
    if coalesce(current_setting('armillary.act', true), '') = '' then
        raise exception 'Records change by verbs only: % on % without an act.', tg_op, tg_table_name
            using errcode = 'insufficient_privilege';
    end if;
    return null;
end
$$;

-- What is known by heart has changed: kernel/by_heart.py.
create or replace function armillary_turn() returns trigger
    language plpgsql
as $$
begin
    update kernel_turn set id = nextval('kernel_turn_id_seq');
    return null;
end
$$;

-- Words end at any ASCII punctuation: kernel/search/words.py cuts what people type in the same way.
create or replace function armillary_words(text text) returns tsvector
    language sql immutable parallel safe
    return to_tsvector('simple', translate(
        normalize(text),
        '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~',
        '                                '
    ));
