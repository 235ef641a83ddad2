"""After a large reading the planner must know of it; only the owner of a table may tell it."""

from django.db import migrations

MAKE = """
create function sources_know_anew(touched integer) returns void
language plpgsql security definer set search_path from current as $$
declare
    held regclass;
begin
    for held in
        select oid from pg_class
        where oid in ('configuration_configurationitem'::regclass,
                'configuration_relation'::regclass, 'configuration_claim'::regclass,
                'configuration_version'::regclass, 'sources_row'::regclass)
            and touched > 50 + 0.1 * greatest(reltuples, 0)
    loop
        execute format('analyze %s', held);
    end loop;
end
$$;
"""
DROP = "drop function sources_know_anew(integer);"


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0003_unknown_things"),
        ("configuration", "0015_unknown_things"),
    ]

    operations = [migrations.RunSQL(MAKE, DROP)]
