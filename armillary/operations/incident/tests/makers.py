"""Incidents of the tests, made and moved by the product's own verbs."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest

from armillary.kernel.errors import Refusal
from armillary.kernel.journal.models import Entry
from armillary.operations.incident import actions
from armillary.operations.incident.actions import categories
from armillary.operations.incident.models import Category, Incident
from armillary.operations.incident.vocabulary import (
    HoldReason,
    Impact,
    ResolutionCode,
    Tree,
    Urgency,
)
from armillary.people.models import Person
from armillary.records.models import Record
from tests.makers import MONDAY, a_caller, an_administrator, by

HOUR = timedelta(hours=1)


def an_incident(reporter: Person | None = None, **said: Any) -> Incident:
    """Something that somebody, a caller unless named, reports on Monday at nine."""
    told: dict[str, Any] = {
        "title": "The VPN drops every hour",
        "impact": Impact.SEVERAL_PEOPLE,
        "urgency": Urgency.WORK_STOPPED,
    }
    return actions.log(by(reporter or a_caller()), **{**told, **said})


def work_in_progress(agent: Person, caller: Person | None = None, **said: Any) -> Incident:
    """An incident that this agent has taken and begun to work on."""
    incident = an_incident(caller, **said)
    actions.take(incident, by(agent))
    actions.start(incident, by(agent))
    return incident


def an_incident_on_hold(agent: Person, reason: HoldReason = HoldReason.AWAITING_VENDOR) -> Incident:
    """An incident that waits."""
    incident = work_in_progress(agent)
    actions.hold(incident, by(agent), hold_reason=reason)
    return incident


def resolve(incident: Incident, agent: Person, at: datetime = MONDAY, **said: Any) -> None:
    """Resolve it with plausible words."""
    told: dict[str, Any] = {
        "resolution": "Restarted the tunnel.",
        "resolution_code": ResolutionCode.FIXED_BY_AGENT,
    }
    actions.resolve(incident, by(agent, at), **{**told, **said})


def a_resolved_incident(
    agent: Person, caller: Person | None = None, at: datetime = MONDAY, **said: Any
) -> Incident:
    """An incident on which the work is done."""
    incident = work_in_progress(agent, caller, **said)
    resolve(incident, agent, at)
    return incident


def a_family(agent: Person, children: int = 2) -> tuple[Incident, list[Incident]]:
    """A parent in progress and its children, new."""
    parent = work_in_progress(agent)
    born = [an_incident() for _ in range(children)]
    for child in born:
        actions.set_parent(child, by(agent), parent=parent)
    return parent, born


def a_category(*path: str, tree: Tree = Tree.SYMPTOM) -> Category:
    """A category at the end of a path, each step newly defined."""
    found: Category | None = None
    for name in path:
        found = categories.define(by(an_administrator()), name=name, tree=tree, parent=found)
    assert found is not None
    return found


def lines_of(record: Record) -> list[str]:
    """The verbs in the journal of a record, oldest first."""
    return list(_lines(record).values_list("verb", flat=True))


def last_line(record: Record) -> Entry:
    """What was done to it last."""
    found: Entry | None = _lines(record).last()
    assert found is not None
    return found


def _lines(record: Record) -> Any:
    slugs = {"Incident": "incidents", "Category": "categories", "PriorityRule": "priority-rules"}
    return Entry.objects.filter(
        record_type=slugs[type(record).__name__], record_id=record.pk
    ).order_by("pk")


@contextmanager
def refused(error: type[Refusal], why: str, *records: Record) -> Iterator[None]:
    """What is done inside is refused for this reason, and nothing has changed."""
    before = [_stored(record) for record in records]
    in_memory = [record.state for record in records]
    lines = Entry.objects.count()
    with pytest.raises(error, match=why):
        yield
    assert [_stored(record) for record in records] == before
    assert [record.state for record in records] == in_memory
    assert Entry.objects.count() == lines


def _stored(record: Record) -> dict[str, Any]:
    found: dict[str, Any] = type(record).objects.filter(pk=record.pk).values().get()
    return found
