"""Outages as people tell them: begun, ended, put right, withdrawn."""

from datetime import timedelta

import pytest

from armillary.design.availability import actions
from armillary.design.availability.models import Outage
from armillary.design.availability.vocabulary import OutageState
from armillary.kernel.errors import Invalid, NotAllowed, RuleBroken
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from tests.availability.makers import HOUR, a_service_on_a_server, was_down
from tests.makers import MONDAY, a_caller, an_agent, by


def test_an_outage_begins_and_ends(keeper: Person) -> None:
    service, _ = a_service_on_a_server(keeper)
    outage = actions.begin_outage(by(keeper), item=service, began_at=MONDAY - HOUR)

    actions.end_outage(outage, by(keeper), ended_at=MONDAY)

    assert (outage.title, outage.state) == ("Crew planning down", OutageState.OVER)
    assert (outage.began_at, outage.ended_at) == (MONDAY - HOUR, MONDAY)


def test_what_has_not_come_yet_is_planned_or_refused(keeper: Person) -> None:
    service, _ = a_service_on_a_server(keeper)

    with pytest.raises(Invalid, match="not come yet"):
        was_down(service, keeper, before=1, lasted=2)
    planned = was_down(service, keeper, before=-1, lasted=2, planned=True)

    assert [each.pk for each in Outage.objects.all()] == [planned.pk]


def test_it_ends_after_it_begins(keeper: Person) -> None:
    service, _ = a_service_on_a_server(keeper)

    with pytest.raises(RuleBroken, match="end after it begins"):
        was_down(service, keeper, before=1, lasted=-1)


def test_a_correction_keeps_what_was_said_before(keeper: Person) -> None:
    service, _ = a_service_on_a_server(keeper)
    outage = was_down(service, keeper, before=3, lasted=1)

    actions.correct_outage(
        outage, by(keeper), reason="The log says so.", ended_at=MONDAY - HOUR, users_hit=12
    )

    line = Entry.objects.filter(record_type="outages").latest("pk")
    assert line.verb == "correct_outage"
    assert line.changes["reason"] == [None, "The log says so."]
    assert line.changes["users_hit"] == [None, 12]
    assert line.changes["ended_at"][0].startswith("2026-11-23T07:00")
    assert outage.ended_at == MONDAY - HOUR


def test_the_end_of_what_is_still_down_is_said_by_ending_it(keeper: Person) -> None:
    service, _ = a_service_on_a_server(keeper)
    outage = actions.begin_outage(by(keeper), item=service, began_at=MONDAY - HOUR)

    with pytest.raises(Invalid, match="still down"):
        actions.correct_outage(outage, by(keeper), reason="Up again.", ended_at=MONDAY)

    outage.refresh_from_db()
    assert outage.ended_at is None


def test_every_agent_tells_of_outages_and_only_keepers_of_lookouts(keeper: Person) -> None:
    service, _ = a_service_on_a_server(keeper)
    agent = an_agent()

    was_down(service, agent, before=1, lasted=0.5)
    with pytest.raises(NotAllowed):
        actions.begin_lookout(
            by(agent), title="Probe", item=service, since=MONDAY - timedelta(days=1)
        )
    with pytest.raises(NotAllowed):
        was_down(service, a_caller(), before=1, lasted=0.5)

    assert Outage.objects.count() == 1
