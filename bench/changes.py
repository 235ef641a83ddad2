"""Puts scheduled changes into a house: one by the verbs, the others as that one left its row.

`python -m bench.changes MANY`; ARMILLARY_DATA names the house. They lie within the next 90 days,
each with two items more than its main one, two services that it would hit, and a step of
somebody.
"""

import sys
from datetime import UTC, datetime, timedelta

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from armillary.assurance.change import actions  # noqa: E402
from armillary.assurance.change.actions import orders  # noqa: E402
from armillary.assurance.change.models import Change, WorkOrder  # noqa: E402
from armillary.assurance.configuration.models import ConfigurationItem  # noqa: E402
from armillary.kernel.access import first_rows  # noqa: E402
from armillary.kernel.access.standing import stand_as  # noqa: E402
from armillary.kernel.acts import Act, Door  # noqa: E402

QUARTERS = 90 * 24 * 4
LONG = timedelta(hours=2)
_COLUMNS = """
select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
where attrelid = %s::regclass and attnum > 0 and not attisdropped
"""
_CHANGES = f"""
insert into change_change (COLUMNS) select COLUMNS from (
    select (jsonb_populate_record(c, jsonb_build_object(
        'id', nextval('change_change_id_seq'), 'title', 'Patch system ' || n, 'state', 'scheduled',
        'planned_start', at, 'planned_end', at + interval '2 hours',
        'taken_from', at, 'taken_until', at + interval '2 hours',
        'item_id', pg_temp.item(n), 'service_id', pg_temp.service(n),
        'risk', 1 + n %% 4, 'conflicts', (n %% 9) / 8,
        'team_id', (select array_agg(id) from people_team)[1 + n %% 5],
        'implementer_id', (select array_agg(id) from people_person)[1 + n %% 200],
        'hit', pg_temp.hit(n)))).*
    from change_change c, generate_series(1, %(many)s) n,
        lateral (select date_trunc('hour', now()) + 7919 * n %% {QUARTERS} * interval '15 minutes')
            placed (at)
    where c.id = %(first)s
) made
"""
_PICKED = """
create temp table chosen on commit drop as
    select row_number() over () - 1 as place, id from (
        select id from configuration_configurationitem where family = 'service' limit 2000
    ) services;
create index on chosen (place);
create function pg_temp.item(n bigint) returns bigint language sql stable as
    'select id from configuration_configurationitem where id >= $1 * 191 % (
        select max(id) from configuration_configurationitem) order by id limit 1';
create function pg_temp.service(n bigint) returns bigint language sql stable as
    'select id from chosen where place = $1 * 37 % (select max(place) + 1 from chosen)';
create function pg_temp.hit(n bigint) returns jsonb language sql stable as
    'select jsonb_build_array(pg_temp.service($1), pg_temp.service($1 + 1))';
"""
_MORE = """
insert into change_affected (change_id, item_id, planned, before)
select c.id, pg_temp.item(c.id * 2 + k), '{}', '{}'
from change_change c, generate_series(1, 2) k where c.id > %(first)s
on conflict do nothing
"""
_STEPS = """
insert into change_workorder (COLUMNS) select COLUMNS from (
    select (jsonb_populate_record(w, jsonb_build_object(
        'id', nextval('change_workorder_id_seq'), 'change_id', c.id,
        'assignee_id', (select array_agg(id) from people_person)[1 + c.id %% 150]))).*
    from change_workorder w, change_change c where w.id = %(step)s and c.id > %(first)s
) made
"""


def fill(many: int) -> None:
    """Make so many."""
    now = datetime.now(UTC)
    with transaction.atomic(), connection.cursor() as cursor:
        stand_as(first_rows.robot())
        first, step = _first(Act(actor=first_rows.robot(), at=now, door=Door.CLI))
        cursor.execute("set local statement_timeout = 0")
        cursor.execute("select set_config('armillary.act', 'bench', true)")
        cursor.execute(_PICKED)
        bound = {"many": many, "first": first, "step": step}
        cursor.execute(_CHANGES.replace("COLUMNS", _columns("change_change")), bound)
        cursor.execute(_MORE, bound)
        cursor.execute(_STEPS.replace("COLUMNS", _columns("change_workorder")), bound)


def _first(act: Act) -> tuple[int, int]:
    """A change that says all that it must, and its step."""
    item = ConfigurationItem.objects.exclude(state="disposed").order_by("pk").first()
    change: Change = actions.request(
        act,
        title="Patch system 0",
        reason="A hole is known.",
        item=item,
        plan="Install and restart.",
        test_note="Done in the test environment.",
        back_out_plan="Install the version of before.",
        communication="The service desk knows.",
    )
    start = act.at + timedelta(days=1)
    actions.allow_time(change, act, prepare_minutes=30, back_out_minutes=30, verify_minutes=15)
    actions.plan_window(change, act, planned_start=start, planned_end=start + LONG)
    step: WorkOrder = orders.plan(act, change=change, title="Install", assignee=act.actor)
    return change.pk, step.pk


def _columns(table: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(_COLUMNS, (table,))
        return str(cursor.fetchone()[0])


if __name__ == "__main__":
    fill(int(sys.argv[1]))
