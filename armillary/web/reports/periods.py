"""The period of a report: in words, in its form, and offered as presets."""

from datetime import datetime, timedelta
from typing import NamedTuple

from armillary.kernel.listing.asked import Pairs
from armillary.kernel.listing.parameters import address
from armillary.operations.incident.report import Period
from armillary.web.reports.values import Span
from armillary.web.values.kinds import Tab


class Offer(NamedTuple):
    """A period that is often asked for."""

    label: str
    pairs: Pairs


def span(path: str, pairs: Pairs, now: datetime, usual: str = "All time") -> Span:
    """The form of the period and its presets; `usual` is the one where nobody asks for any."""
    given = dict(pairs)
    chosen = tuple(pair for pair in pairs if pair[1])
    presets = tuple(
        Tab(each.label, address(path, each.pairs), sorted(each.pairs) == sorted(chosen))
        for each in (Offer(usual, ()), *_offers(now))
    )
    return Span(
        since=given.get("from", "")[:10], until=given.get("to", "")[:10], url=path, presets=presets
    )


def words_of(period: Period, happened: str = "opened") -> str:
    """The period in a sentence, of what happened in it."""
    match period.since, period.until:
        case None, None:
            return "over all time"
        case since, None if since:
            return f"{happened} from {_day(since)} on"
        case None, until if until:
            return f"{happened} before {_day(until)}"
    return f"{happened} from {_day(period.since)} until before {_day(period.until)}"


def _offers(now: datetime) -> tuple[Offer, ...]:
    month = now.replace(day=1)
    before = (month - timedelta(days=1)).replace(day=1)
    return (
        Offer("Last 30 days", (("from", f"{now - timedelta(days=30):%Y-%m-%d}"),)),
        Offer("This month", (("from", f"{month:%Y-%m-%d}"),)),
        Offer("Last month", (("from", f"{before:%Y-%m-%d}"), ("to", f"{month:%Y-%m-%d}"))),
        Offer("This year", (("from", f"{now:%Y}-01-01"),)),
    )


def _day(moment: datetime | None) -> str:
    return f"{moment.day} {moment:%b %Y}" if moment else ""
