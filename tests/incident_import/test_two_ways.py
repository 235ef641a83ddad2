"""The fast way of the import leaves what the verbs leave, row by row and line by line."""

import lzma
from collections.abc import Iterator
from datetime import UTC
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from armillary.fittings.chronicle import OneByOne
from armillary.kernel.access import first_rows
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.operations.incident.imports.directory import Directory
from armillary.operations.incident.imports.grouping import incidents_in
from armillary.operations.incident.imports.importing import import_log
from armillary.operations.incident.imports.planning import Planner
from armillary.operations.incident.imports.reading import Refused, open_log, read_log
from armillary.operations.incident.imports.replay import Replay
from tests.conftest import own_clone
from tests.incident_import.test_sample import SAMPLE
from tests.makers import MONDAY

SOME = 60

TABLES = {
    "incidents": """
        select i.source_number, i.state, i.version, i.created_at, i.updated_at, i.title,
            c.email, o.email, a.email, t.name, k.path, p.name, i.channel, i.location, i.impact,
            i.urgency, i.proposed_priority, i.priority, i.priority_reason, i.hold_reason, i.paused,
            i.hold_until, i.resolution, i.resolution_code, i.reported_at, i.restored_at,
            i.resolved_at, i.closed_at, i.reassign_count, i.reopen_count, i.sla_met,
            i.closure_category_id, i.parent_id, i.merged_into_id, i.description,
            replace(i.search::text, i.id::text, 'key')
        from incident_incident i
        join people_organisation p on p.id = i.organisation_id
        left join people_person c on c.id = i.caller_id
        left join people_person o on o.id = i.opened_by_id
        left join people_person a on a.id = i.assignee_id
        left join people_team t on t.id = i.team_id
        left join incident_category k on k.id = i.category_id
        order by 1
    """,
    "journal": """
        select i.source_number, e.at, p.email, e.door, e.verb, e.activity, e.record_type,
            o.name, e.state_before, e.state_after, e.version, e.text, e.audience,
            (select array_agg(key order by key) from jsonb_each(e.changes)),
            e.changes - array['caller_id', 'opened_by_id', 'assignee_id', 'team_id', 'category_id']
        from kernel_entry e
        join incident_incident i on i.id = e.record_id and e.record_type = 'incidents'
        join people_person p on p.id = e.actor_id
        join people_organisation o on o.id = e.organisation_id
        order by i.source_number, e.id
    """,
    "people": """
        select email, name, state, version, zone, (select name from people_organisation o
            where o.id = organisation_id), created_at from people_person order by email
    """,
    "categories": "select path, name, root, state, version from incident_category order by path",
    "teams": "select name, state, version from people_team order by name",
    "other lines": """
        select verb, activity, record_type, state_after, text, audience, count(*) from kernel_entry
        where record_type <> 'incidents' group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3
    """,
    "outbox": "select count(*) from kernel_outbox",
}


@pytest.fixture
def some(tmp_path: Path) -> Path:
    """The first incidents of the sample, among them those with odd histories."""
    with lzma.open(SAMPLE, "rt") as sample:
        header, *lines = sample.readlines()
    numbers = list(islice(dict.fromkeys(line.split(",", 1)[0] for line in lines), SOME))
    path = tmp_path / "some.csv"
    path.write_text(header + "".join(line for line in lines if line.split(",", 1)[0] in numbers))
    return path


def an_act() -> Act:
    return Act(actor=first_rows.robot(), at=MONDAY, door=Door.IMPORT)


def one_by_one(path: Path) -> None:
    with open_log(path) as file, transaction.atomic():
        act = an_act()
        stand_as(act.actor)
        log = read_log(file, UTC)
        planner = Planner(log.header.facts, log.header.absent)
        replay = Replay(OneByOne(), Directory.of_what_is_here(OneByOne(), act))
        for group in incidents_in(log.rows):
            assert not isinstance(group, Refused)
            replay.run(planner.plan(group))


def left() -> Iterator[tuple[str, list[Any]]]:
    with transaction.atomic(), connection.cursor() as cursor:
        stand_as(first_rows.robot())
        for name, query in TABLES.items():
            cursor.execute(query)
            yield name, cursor.fetchall()


def test_both_ways_leave_the_same(
    some: Path, template: str, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock():
        with own_clone(template):
            import_log(some, UTC, an_act(), lambda _: None)
            at_once = dict(left())
        with own_clone(template):
            one_by_one(some)
            by_verbs = dict(left())

    assert len(by_verbs["incidents"]) == SOME
    assert [name for name in TABLES if at_once[name] != by_verbs[name]] == []
