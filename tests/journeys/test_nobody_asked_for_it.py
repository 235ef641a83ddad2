"""What an agent finds different and no change explains: from discovery to a decision on it."""

from datetime import datetime, timedelta

import pytest

from armillary.assurance.change import actions, jobs
from armillary.assurance.change.models import Change
from armillary.assurance.change.tests.makers import HOUR, TONIGHT, a_draft, a_manager, scheduled
from armillary.assurance.change.vocabulary import Path, State, Verdict
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.kernel.access.standing import stand_as
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from tests.configuration_sources.conftest import keeper
from tests.configuration_sources.makers import item, seen, told
from tests.makers import MONDAY, by, signed_in_client, the_robot

__all__ = ["keeper"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(keeper: Person) -> ConfigurationItem:
    """A server as an agent saw it in the morning."""
    told(keeper, seen("db1", memory=64), seen("db2", memory=64))
    stand_as(the_robot())
    return item("db1")


def cycle(keeper: Person, at: datetime, **memory: int) -> None:
    """The agent looks again, and what it tells is heard to the end."""
    stand_as(keeper)
    last = Entry.objects.latest("pk").pk
    told(keeper, *(seen(name, memory=size) for name, size in memory.items()), at=at)
    stand_as(the_robot())
    lines = Entry.objects.filter(pk__gt=last, verb="bring_up_to_date")
    keys = list(lines.order_by("pk").values_list("pk", flat=True))
    jobs.detect_unauthorised(by(the_robot(), at), keys)


def detected() -> list[Change]:
    """What nobody asked for and nobody has looked at."""
    return list(Change.objects.filter(state=State.DETECTED).order_by("pk"))


def test_what_nobody_asked_for_is_flagged_in_the_next_cycle(
    server: ConfigurationItem, keeper: Person
) -> None:
    cycle(keeper, TONIGHT, db1=256)

    [change] = detected()
    assert (change.path, change.item) == (Path.UNAUTHORISED, server)
    assert change.title == "Memory of db1: nobody asked for it"
    assert change.evidence[server.number]["changes"] == {"custom_memory": ["64.00", "256.00"]}
    line = Entry.objects.filter(record_type="changes", verb="note_evidence").latest("pk")
    assert line.changes[f"{server.number} memory"] == ["64.00", "256.00"]
    assert line.changes[f"{server.number} was found by"] == [
        None,
        change.evidence[server.number]["source"],
    ]


def test_its_page_shows_what_was_found_before_and_after_by_whom_and_when(
    server: ConfigurationItem, keeper: Person
) -> None:
    cycle(keeper, TONIGHT, db1=256)
    [change] = detected()

    page = signed_in_client(a_manager()).get(f"/changes/{change.number}")

    [row] = page.context["evidence"]
    assert (row.number, row.name, row.told.label) == (server.number, "db1", "Memory")
    assert row.told.before is not None
    assert (row.told.before.text, row.told.after.text) == ("64.00 GiB", "256.00 GiB")
    assert (row.source, row.found.iso) == (
        change.evidence[server.number]["source"],
        "2026-11-23T22:00:00Z",
    )
    assert "What was found" in page.content.decode()


def test_what_is_as_it_was_is_no_change(server: ConfigurationItem, keeper: Person) -> None:
    cycle(keeper, TONIGHT, db1=64)

    assert detected() == []


def test_what_a_change_accounts_for_is_not_flagged(
    server: ConfigurationItem, keeper: Person
) -> None:
    change = scheduled(a_draft(server))
    actions.begin(change, by(a_manager(), TONIGHT))

    cycle(keeper, TONIGHT + HOUR, db1=256)

    assert detected() == []


def test_a_change_that_was_only_planned_accounts_for_nothing(
    server: ConfigurationItem, keeper: Person
) -> None:
    scheduled(a_draft(server))

    cycle(keeper, TONIGHT - HOUR, db1=256)

    assert [each.item for each in detected()] == [server]


def test_the_same_at_more_things_is_one_change(server: ConfigurationItem, keeper: Person) -> None:
    cycle(keeper, TONIGHT, db1=256)
    cycle(keeper, TONIGHT + HOUR, db2=256)

    [change] = detected()
    assert set(change.evidence) == {server.number, item("db2").number}


def test_it_is_adopted_as_latent_or_dismissed_with_a_reason(
    server: ConfigurationItem, keeper: Person
) -> None:
    manager = by(a_manager(), MONDAY + timedelta(days=2))
    cycle(keeper, TONIGHT, db1=256)
    [change] = detected()

    actions.adopt(change, manager, reason="The vendor did it at night.")
    assert (change.path, change.state) == (Path.LATENT, State.DRAFT)

    cycle(keeper, TONIGHT + HOUR, db1=512)
    [again] = detected()
    actions.dismiss(again, manager, verdict=Verdict.FALSE_ALARM, reason="It is the same.")
    assert again.state == State.DISMISSED
