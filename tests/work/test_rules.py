"""Where something stands in my work, by the person's own calendar."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armillary.fittings.work import place as places
from armillary.fittings.work.place import Place
from armillary.fittings.work.rules import Group, Why, group_of
from armillary.kernel.lifecycle.references import BIGGEST_KEY
from armillary.kernel.listing.asked import BadQuestion
from tests.makers import MONDAY

UTC_ZONE, AUCKLAND = ZoneInfo("UTC"), ZoneInfo("Pacific/Auckland")


@pytest.mark.parametrize(
    ("due_at", "zone", "group"),
    [
        (MONDAY, UTC_ZONE, Group.OVERDUE),
        (MONDAY + timedelta(minutes=1), UTC_ZONE, Group.TODAY),
        (datetime(2026, 11, 23, 23, 59, tzinfo=UTC), UTC_ZONE, Group.TODAY),
        (datetime(2026, 11, 23, 23, 59, tzinfo=UTC), AUCKLAND, Group.THIS_WEEK),
        (datetime(2026, 11, 29, 23, 59, tzinfo=UTC), UTC_ZONE, Group.THIS_WEEK),
        (datetime(2026, 11, 29, 23, 59, tzinfo=UTC), AUCKLAND, Group.LATER),
        (datetime(2026, 11, 30, 0, 0, tzinfo=UTC), UTC_ZONE, Group.LATER),
        (None, UTC_ZONE, Group.UNDATED),
    ],
)
def test_what_is_mine_stands_by_when_it_is_due(
    due_at: datetime | None, zone: ZoneInfo, group: Group
) -> None:
    assert group_of(Why.MINE, due_at, MONDAY, zone) is group


@pytest.mark.parametrize(
    ("why", "group"),
    [(Why.WAITING, Group.WAITING), (Why.TEAM, Group.TEAM), (Why.HANDOFF, Group.HANDOFF)],
)
def test_what_is_not_to_be_gone_on_with_stands_by_the_reason(why: Why, group: Group) -> None:
    assert group_of(why, MONDAY, MONDAY, UTC_ZONE) is group


@given(
    st.builds(
        Place,
        why=st.integers(0, 3),
        due_at=st.datetimes(timezones=st.just(UTC)),
        priority=st.integers(0, 99),
        slug=st.sampled_from(["incidents", "tasks"]),
        key=st.integers(0, BIGGEST_KEY),
    )
)
def test_a_place_comes_back_as_it_was_given_out(place: Place) -> None:
    assert places.read(places.written(place)) == place


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "W10",
        "é",
        "bnVsbA",
        "WzAsMSwyLDMsNF0",
        "WzAsIjIwMjYtMTEtMjMiLDEsImEiLDFd",
        "W" * 9999,
    ],
)
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises(BadQuestion, match="was not given out"):
        places.read(text)
