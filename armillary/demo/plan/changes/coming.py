"""What comes in the next weeks, each as far as it is; two are in each other's way."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from armillary.demo.plan.changes.drawn import DAY, MINUTE, Drawing, Planned
from armillary.demo.plan.changes.kinds import KINDS, ROUTINES

COMING = (
    *(("patch", 1, "scheduled"), ("rule", 1, "scheduled"), ("switch", 2, "scheduled")),
    *(("memory", 3, "scheduled"), ("database", 5, "scheduled"), ("line", 6, "scheduled")),
    *(("release", 2, "scheduled"), ("release", 5, "scheduled"), ("directory", 9, "scheduled")),
    *(("core-release", 12, "scheduled"), ("release", 19, "scheduled")),
    *(("wireless", 7, "approved"), ("patch", 8, "scheduled"), ("volume", 12, "approved")),
    *(("release", 4, "waiting"), ("rule", 3, "waiting"), ("patch-database", 6, "waiting")),
    *(("switch", 8, "waiting"), ("router", 16, "waiting"), ("directory", 20, "waiting")),
    *(("release", 10, "assessing"), ("memory", 11, "assessing"), ("volume", 25, "assessing")),
    *(("line", 18, "submitted"), ("router", 30, "submitted")),
    *(("release", 28, "draft"), ("switch", 35, "draft"), ("directory", 40, "draft")),
)
"""Kind, in so many days, and how far it is."""
PAIR = ("prod1-h2", "prod1-h3")
"""Hosts of one cluster, which stands with one less and not with two."""
NEXT_RUNS = (2, 7, 13)


def coming(drawing: Drawing) -> list[Planned]:
    """All of them, in the order in which they were asked for."""
    found = [*_ordinary(drawing), *_at_once(drawing), *_in_each_others_way(drawing)]
    found = [replace(each, asked=min(each.asked, drawing.now - 30 * MINUTE)) for each in found]
    return sorted(found, key=lambda each: (each.asked, each.title))


def next_runs(drawing: Drawing) -> list[Planned]:
    """What a template lets into the calendar; in a small company none has earned that."""
    if not drawing.is_full:
        return []
    return [
        drawing.routine(
            ROUTINES[0],
            drawing.evening(drawing.now + days * DAY, 10),
            asked=drawing.now - 15 * MINUTE,
            until="scheduled",
        )
        for days in NEXT_RUNS
    ]


def _ordinary(drawing: Drawing) -> Iterator[Planned]:
    for key, days, until in COMING if drawing.is_full else COMING[::3]:
        kind = KINDS[key]
        start = drawing.evening(drawing.now + days * DAY, kind.hour)
        yield drawing.normal(kind, start, until=until)


def _at_once(drawing: Drawing) -> Iterator[Planned]:
    """One that is being done, one that failed last night, and one that cannot wait."""
    now = drawing.now.replace(second=0, microsecond=0)
    host = drawing.things["prod2-h4"]
    yield drawing.normal(KINDS["host"], now - 25 * MINUTE, host, until="implementing")
    last_night = (now - DAY).replace(hour=19, minute=0)
    failed = drawing.normal(KINDS["release"], last_night, until="review", outcome="backed_out")
    yield failed
    soon = now + 50 * MINUTE
    asked = now - 35 * MINUTE
    yield drawing.normal(KINDS["attack"], soon, asked=asked, until="waiting")


def _in_each_others_way(drawing: Drawing) -> Iterator[Planned]:
    start = drawing.evening(drawing.now + 9 * DAY, KINDS["host"].hour).replace(minute=0)
    for place, name in enumerate(PAIR):
        at = start + place * timedelta(minutes=30)
        yield drawing.normal(KINDS["host"], at, drawing.things[name], until="scheduled")
    shop = drawing.evening(drawing.now + 14 * DAY, KINDS["core-release"].hour)
    release = KINDS["core-release"]
    thing = drawing.things["Web shop application"]
    yield drawing.normal(release, shop, thing, until="waiting")
    base = drawing.things["postgres-web-shop-1"]
    yield drawing.normal(KINDS["database"], shop + 30 * MINUTE, base, until="scheduled")
