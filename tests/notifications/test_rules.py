"""When news goes out by mail, as a table: ways, digests and quiet hours in the person's own day."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armillary.fittings.notifications.rules import Wishes, is_quiet, mail_moment
from armillary.fittings.notifications.vocabulary import Way, What

VIENNA = ZoneInfo("Europe/Vienna")
NIGHT = Wishes(quiet_from=22, quiet_until=7)
hours = st.integers(0, 23)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026; in Vienna it is an hour later."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("way", "moment", "wishes", "goes_out"),
    [
        (Way.NEVER, at(23, 9), Wishes(), None),
        (Way.BROWSER, at(23, 9), Wishes(), None),
        (Way.AT_ONCE, at(23, 9, 17), Wishes(), at(23, 9, 17)),
        (Way.AT_ONCE, at(23, 20, 59), NIGHT, at(23, 20, 59)),
        (Way.AT_ONCE, at(23, 21), NIGHT, at(24, 6)),
        (Way.AT_ONCE, at(24, 5, 59), NIGHT, at(24, 6)),
        (Way.AT_ONCE, at(24, 6), NIGHT, at(24, 6)),
        (Way.HOURLY, at(23, 9), Wishes(), at(23, 10)),
        (Way.HOURLY, at(23, 9, 59), Wishes(), at(23, 10)),
        (Way.HOURLY, at(23, 20, 30), NIGHT, at(24, 6)),
        (Way.DAILY, at(23, 6, 59), Wishes(digest_hour=8), at(23, 7)),
        (Way.DAILY, at(23, 7), Wishes(digest_hour=8), at(24, 7)),
    ],
)
def test_mail_goes_out_when_it_was_wished(
    way: Way, moment: datetime, wishes: Wishes, goes_out: datetime | None
) -> None:
    assert mail_moment(way, moment, wishes, VIENNA) == goes_out


@given(
    way=st.sampled_from(Way), first=hours, last=hours, digest=hours, minutes=st.integers(0, 9999)
)
def test_mail_waits_for_no_more_than_a_day_and_an_hour_and_never_goes_out_before(
    way: Way, first: int, last: int, digest: int, minutes: int
) -> None:
    moment = at(23, 0) + timedelta(minutes=minutes)
    wishes = Wishes(digest_hour=digest, quiet_from=first, quiet_until=last)

    goes_out = mail_moment(way, moment, wishes, VIENNA) or moment

    assert timedelta() <= goes_out - moment <= timedelta(hours=25)


@given(first=hours, last=hours, minutes=st.integers(0, 9999))
def test_nothing_at_once_goes_out_while_it_is_quiet(first: int, last: int, minutes: int) -> None:
    wishes = Wishes(quiet_from=first, quiet_until=last)

    goes_out = mail_moment(Way.AT_ONCE, at(23, 0) + timedelta(minutes=minutes), wishes, VIENNA)

    assert goes_out is not None
    assert not is_quiet(goes_out.astimezone(VIENNA).hour, wishes)


def test_who_said_nothing_is_told_by_the_defaults() -> None:
    assert Wishes().way(What.ASSIGNED) is Way.AT_ONCE
    assert Wishes({What.ASSIGNED: Way.NEVER}).way(What.ASSIGNED) is Way.NEVER
