"""Two acts at the same moment: the second one is told by the version, not by the moment."""

from django.db import migrations

NOW = """
create or replace function configuration_keep_version() returns trigger
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
        if new.version is distinct from old.version then
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
"""
BEFORE = NOW.replace(
    "new.version is distinct from old.version", "new.updated_at is distinct from old.updated_at"
)


class Migration(migrations.Migration):
    dependencies = [
        ("configuration", "0002_a_version_for_every_change"),
    ]

    operations = [
        migrations.RunSQL(NOW, BEFORE),
    ]
