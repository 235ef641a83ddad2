"""Each rule of the house: what breaks it, and what does not."""

from datetime import timedelta
from typing import Any

import pytest

from armillary.assurance.change.models import Affected
from armillary.assurance.change.tests import makers as change_makers
from armillary.assurance.change.tests.makers import a_draft, a_manager, an_item, scheduled
from armillary.assurance.service_level.tests.makers import a_draft as an_agreement
from armillary.assurance.service_level.tests.makers import promised_to
from armillary.design.availability import actions as outages
from armillary.fittings.handoffs import actions as handoffs
from armillary.fittings.house_rules import house_rules
from armillary.kernel import registry
from armillary.kernel.acts import Door
from armillary.kernel.journal.models import Entry
from armillary.operations.incident.rules import REOPEN_WINDOW
from armillary.operations.incident.tests.makers import a_resolved_incident, an_incident
from armillary.operations.incident.vocabulary import Impact, Urgency
from armillary.people.models import Person
from armillary.reference.processes import PROCESSES
from armillary.reference.roles import Role
from tests.conformance.telling import breaks, tell
from tests.makers import MONDAY, a_customer, a_person, a_service, an_agent, by

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
BEGIN, CLOSE = ("begin", "scheduled > implementing"), ("close", "review > closed")


@pytest.fixture
def agent() -> Person:
    return an_agent()


def test_each_rule_names_what_there_is() -> None:
    processes = {each.id for each in PROCESSES}

    for rule in house_rules().values():
        assert rule.record_type in registry.record_types()
        assert set(rule.processes) <= processes
        assert rule.why.endswith(".")
        assert rule.lacks
    assert len(house_rules()) >= 14


def test_nothing_is_changed_without_a_yes() -> None:
    unasked, asked = a_draft(an_item("db1")), scheduled(a_draft(an_item("db2")))
    template = change_makers.a_template()
    change_makers.pre_approve(template)
    standard = change_makers.a_standard_change(template, an_item("db3"))

    assert breaks("approved-before-begun", tell(unasked, *BEGIN))
    assert breaks("approved-before-begun", tell(asked, *BEGIN)) is False
    assert breaks("approved-before-begun", tell(standard, *BEGIN)) is False
    assert breaks("approved-before-begun", tell(asked, *CLOSE)) is None


def test_who_decides_does_not_do() -> None:
    change = scheduled(a_draft(an_item("db1")))
    decided = Entry.objects.get(record_type="approvals", verb="approve")

    assert breaks("decided-by-others", tell(change, *BEGIN, actor=decided.actor))
    assert breaks("decided-by-others", tell(change, *BEGIN, actor=a_manager())) is False


def test_no_change_is_closed_before_its_bypass_is_reviewed() -> None:
    change = a_draft(an_item("db1"))
    change_makers.planned(change_makers.assessed(change))
    change_makers.a_board(a_person(Role.CAB_MEMBER))
    bypass = change_makers.put(change)
    tell(bypass, "break_glass", "none > bypassed")
    soon, late = MONDAY + DAY, MONDAY + 3 * DAY

    assert breaks("bypass-reviewed-before-closing", tell(change, *CLOSE))
    assert breaks("approved-before-begun", tell(change, *BEGIN))
    in_time = tell(bypass, "review", "bypassed > reviewed", at=soon)
    too_late = tell(bypass, "review", "bypassed > reviewed", at=late)
    assert breaks("bypass-reviewed-soon", in_time) is False
    assert breaks("bypass-reviewed-soon", too_late)
    assert breaks("bypass-reviewed-before-closing", tell(change, *CLOSE)) is False


def test_what_a_failed_change_has_done_is_an_incident() -> None:
    well, failed = a_draft(an_item("db1")), a_draft(an_item("db2"))
    tell(failed, "back_out", "implementing > backing_out")

    assert breaks("failure-told-before-closing", tell(well, *CLOSE)) is False
    assert breaks("failure-told-before-closing", tell(failed, *CLOSE))
    tell(failed, "link", changes={"caused": [None, "INC-000001"]})
    assert breaks("failure-told-before-closing", tell(failed, *CLOSE)) is False


def test_nothing_is_closed_while_another_process_owes_an_answer(agent: Person) -> None:
    incident = an_incident()
    offer: dict[str, Any] = {
        "about": incident,
        "edge": 13,
        "to_process": "problem-management",
        "wish": "Why",
    }
    handed = handoffs.offer(by(agent), **offer)

    rule = "incident-closed-with-answers"
    assert breaks(rule, tell(incident, "close", "resolved > closed"))
    handoffs.accept(handed, by(a_person(Role.PROBLEM_ANALYST)))
    assert breaks(rule, tell(incident, "close", "resolved > closed")) is False
    assert breaks("change-closed-with-answers", tell(a_draft(), *CLOSE)) is False


def test_no_step_is_done_before_its_change_has_begun() -> None:
    change = a_draft(an_item("db1"))
    step = change_makers.a_step(change, "Stop it")

    early = tell(step, "start", "accepted > in_progress")
    tell(change, *BEGIN)
    right = tell(step, "start", "accepted > in_progress")

    assert breaks("begun-before-its-steps", early)
    assert breaks("begun-before-its-steps", right) is False


def test_what_is_found_different_was_changed_by_a_change() -> None:
    main, further, alone = an_item("db1"), an_item("db2"), an_item("db3")
    change = a_draft(main)
    Affected.objects.create(change=change, item=further)
    tell(change, *BEGIN)
    found: dict[str, Any] = {"verb": "bring_up_to_date", "changes": {"name": ["db", "DB"]}}
    seen: dict[str, Any] = {
        "verb": "bring_up_to_date",
        "changes": {"last_seen_at": [None, "2026-11-23"]},
    }
    rule = "found-different-by-a-change"

    assert [breaks(rule, tell(each, **found)) for each in (main, further, alone)] == [
        False,
        False,
        True,
    ]
    assert breaks(rule, tell(alone, **seen)) is None
    tell(change, "complete", "implementing > review", at=MONDAY)
    assert breaks(rule, tell(main, **found, at=MONDAY + DAY)) is False
    assert breaks(rule, tell(main, **found, at=MONDAY + 2 * DAY))


def test_production_is_entered_and_left_by_a_change() -> None:
    item = an_item("db1")
    enters = ("put_into_production", "staged > in_production")
    rule = "into-production-by-a-change"

    assert breaks(rule, tell(item, *enters))
    assert breaks(rule, tell(item, "retire", "in_production > retired"))
    assert breaks(rule, tell(item, *enters, door=Door.IMPORT)) is None
    assert breaks(rule, tell(item, "maintain", "in_production > in_maintenance")) is None
    tell(a_draft(item), *BEGIN)
    assert breaks(rule, tell(item, *enters)) is False


def test_no_critical_incident_is_closed_before_somebody_asks_why(agent: Person) -> None:
    critical = a_resolved_incident(agent, impact=Impact.WHOLE_SERVICE, urgency=Urgency.WORK_STOPPED)
    other = a_resolved_incident(agent, impact=Impact.ONE_PERSON, urgency=Urgency.CAN_WAIT)
    closed = ("close", "resolved > closed")

    assert breaks("critical-asked-why", tell(critical, *closed))
    assert breaks("critical-asked-why", tell(other, *closed)) is False
    wish: dict[str, Any] = {"edge": 13, "to_process": "problem-management", "wish": "Why"}
    handoffs.offer(by(agent), about=critical, **wish)
    assert breaks("critical-asked-why", tell(critical, *closed)) is False


def test_what_was_resolved_long_ago_is_not_taken_up_again(agent: Person) -> None:
    incident = a_resolved_incident(agent)
    resolved = Entry.objects.filter(record_type="incidents", state_after="resolved").get()
    reopened = ("reopen", "resolved > in_progress")
    last = resolved.at + REOPEN_WINDOW

    assert breaks("not-reopened-late", tell(incident, *reopened, at=last)) is False
    assert breaks("not-reopened-late", tell(incident, *reopened, at=last + timedelta(seconds=1)))


def test_nothing_is_resolved_that_nobody_has_begun_to_work_on(agent: Person) -> None:
    resolved = ("resolve", "assigned > resolved")

    assert breaks("worked-on-before-resolved", tell(an_incident(), *resolved))
    assert breaks("worked-on-before-resolved", tell(a_resolved_incident(agent), *resolved)) is False


def test_nothing_is_promised_that_is_not_supported() -> None:
    kept = promised_to(a_customer(), a_service())
    line = Entry.objects.get(record_type="agreements", state_after="agreed", record_id=kept.pk)
    unlooked = an_agreement(a_person(Role.SERVICE_LEVEL_MANAGER))

    assert breaks("agreed-as-it-can-be-kept", line) is False
    assert breaks("agreed-as-it-can-be-kept", tell(unlooked, "agree", "negotiating > agreed"))


def test_no_outage_passes_without_an_incident() -> None:
    said: dict[str, Any] = {
        "item": an_item("db1"),
        "began_at": MONDAY - 2 * DAY,
        "ended_at": MONDAY - DAY,
    }
    act = by(a_person(Role.AVAILABILITY_MANAGER))
    known = outages.record_outage(act, **said, incident=an_incident())
    unknown, planned = (
        outages.record_outage(act, **said),
        outages.record_outage(act, **said, planned=True),
    )
    lines = {
        each.pk: Entry.objects.get(record_type="outages", record_id=each.pk)
        for each in (known, unknown, planned)
    }

    assert [breaks("outage-known-by-an-incident", line) for line in lines.values()] == [
        False,
        True,
        False,
    ]


def test_nobody_takes_what_they_have_handed_over(agent: Person) -> None:
    wish: dict[str, Any] = {"edge": 13, "to_process": "problem-management", "wish": "Why"}
    handed = handoffs.offer(by(agent), about=an_incident(), **wish)
    taken = ("accept", "offered > accepted")

    assert breaks("taken-by-another", tell(handed, *taken, actor=agent))
    assert breaks("taken-by-another", tell(handed, *taken)) is False


def test_a_change_that_goes_its_way_breaks_no_rule() -> None:
    change_makers.run(scheduled(a_draft(an_item("db1"))))
    mine = Entry.objects.filter(record_type="changes")

    broken = [rule.slug for rule in house_rules().values() if rule.broken(rule.of(mine)).exists()]

    assert broken == []
