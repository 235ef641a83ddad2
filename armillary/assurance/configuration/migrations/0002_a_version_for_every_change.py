"""The trigger by which no change of an item goes without a version."""

from django.db import migrations

KEEP = """
create function configuration_keep_version() returns trigger
    language plpgsql
as $$
declare
    silent constant text[] := array[
        'id', 'search', 'version', 'created_at', 'updated_at', 'last_seen_at'
    ];
    said jsonb;
    since timestamptz := now();
begin
    if tg_op = 'DELETE' then
        insert into configuration_version
            (ci_id, organisation_id, act, number, content, valid_from, recorded_at)
        values (old.id, old.organisation_id, current_setting('armillary.act')::uuid, old.version,
            null, since, since);
        return null;
    end if;
    said := to_jsonb(new) - silent;
    if tg_op = 'UPDATE' then
        if said = to_jsonb(old) - silent then
            return null;
        end if;
        if new.updated_at is distinct from old.updated_at then
            since := new.updated_at;
        end if;
    else
        since := new.updated_at;
    end if;
    insert into configuration_version
        (ci_id, organisation_id, act, number, content, valid_from, recorded_at)
    values (new.id, new.organisation_id, current_setting('armillary.act')::uuid, new.version,
        said, since, since);
    return null;
end
$$;
create trigger configuration_keep_version
    after insert or update or delete on configuration_configurationitem
    for each row execute function configuration_keep_version();
"""
FORGET = """
drop trigger configuration_keep_version on configuration_configurationitem;
drop function configuration_keep_version();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("configuration", "0001_classes_items_and_what_they_were"),
    ]

    operations = [
        migrations.RunSQL(KEEP, FORGET),
    ]
