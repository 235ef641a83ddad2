"""What stands above the calendar: where one is and can go, and what it is narrowed to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from armillary.assurance.change.models import Change
from armillary.assurance.change.queries.calendar import Entry
from armillary.assurance.change.vocabulary import Path, Risk
from armillary.kernel.fields import fields_of
from armillary.kernel.registry import record_type_of
from armillary.web.changes.asked import LANES, VIEWS, WEEKS, Asked
from armillary.web.values.kinds import Choice, Tab, Way
from armillary.web.values.making import choices

FORMED = ("path", "risk", "q")
"""Filters that the form above the calendar has."""
ALL = ("", "All")
MOST_NAMES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What stands above the calendar: where one is, where one can go, what it is narrowed to."""

    title: str
    before: str
    after: str
    today: str
    tabs: tuple[Tab, ...]
    weeks: tuple[Tab, ...]
    lanes: tuple[Choice, ...]
    paths: tuple[Choice, ...]
    risks: tuple[Choice, ...]
    words: str
    kept: tuple[tuple[str, str], ...]
    chips: tuple[Way, ...]
    clear_url: str
    list_url: str
    feed_url: str
    zone: str
    utc: Tab


def bar(asked: Asked, entries: Sequence[Entry]) -> Bar:
    """All of it."""
    chosen = dict(asked.pairs)
    kept = (*asked.looks(lanes=""), *(pair for pair in asked.pairs if pair[0] not in FORMED))
    return Bar(
        title=asked.title,
        before=asked.url(at=asked.before),
        after=asked.url(at=asked.after),
        today=asked.url(at=asked.today),
        tabs=tuple(
            Tab(label, asked.url(view=view), view == asked.view) for view, label in VIEWS.items()
        ),
        weeks=_weeks(asked),
        lanes=choices(LANES.items(), asked.lanes),
        paths=choices((ALL, *Path.choices), chosen.get("path", "")),
        risks=choices((ALL, *Risk.choices), chosen.get("risk", "")),
        words=chosen.get("q", ""),
        kept=kept,
        chips=tuple(_chips(asked, entries)),
        clear_url=replace(asked, pairs=()).url(),
        list_url=asked.list_url,
        feed_url=_feed_url(asked),
        zone=asked.zone,
        utc=Tab("UTC", asked.url(zone="UTC"), asked.zone == "UTC"),
    )


def _weeks(asked: Asked) -> tuple[Tab, ...]:
    if asked.view != "gantt":
        return ()
    return tuple(Tab(f"{many} w", asked.url(weeks=many), many == asked.weeks) for many in WEEKS)


def _chips(asked: Asked, entries: Sequence[Entry]) -> Iterator[Way]:
    """What it is narrowed to besides what the form says; by name where a change has it."""
    names = {
        named.number: named.name
        for entry in entries[:MOST_NAMES]
        for named in (entry.service, entry.item, entry.team, entry.implementer)
        if named
    }
    fields = fields_of(record_type_of(Change))
    for name, text in asked.pairs:
        if name not in FORMED:
            label = fields[name].label if name in fields else name
            told = ", ".join(names.get(each, each) for each in text.split(","))
            yield Way(f"{label}: {told}", asked.narrowed(name))


def _feed_url(asked: Asked) -> str:
    """The form of a calendar feed of the same changes."""
    question = urlencode(asked.pairs, safe=",:")
    return f"/calendar-feeds/new?{urlencode({'source': 'changes', 'question': question})}"
