"""What all changes of a year teach: which share of what went wrong they caused, and which few."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from armillary.assurance.change.models import Aftermath, Change, Lesson
from armillary.assurance.change.queries import happenings
from armillary.assurance.change.queries.flying import SLUG
from armillary.assurance.change.queries.happenings import Happening
from armillary.assurance.change.queries.watching import YEAR
from armillary.assurance.change.rules.timing import second
from armillary.assurance.change.vocabulary import Path
from armillary.engines.rate_ratio import FALSE_SHARE, Concentration, concentration
from armillary.engines.resampling import share_between
from armillary.kernel.links.models import Link

CAUSED = "caused"
LESSON = "what changes caused"
WEEK = 7 * 86_400
UNSCHEDULED = (Path.EMERGENCY, Path.LATENT, Path.UNAUTHORISED)
MOST = 10


@dataclass(frozen=True, slots=True)
class Part:
    """A share of a whole, and between which bounds it lies most probably."""

    part: float
    whole: float
    low: float
    high: float

    @property
    def share(self) -> float | None:
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Whole:
    """Of all that went wrong with known items in a year: what changes caused, by number and by
    minutes; and of these minutes those of changes that nobody had scheduled, and of those that
    were not done as planned."""

    at: datetime
    number: Part
    minutes: Part
    unscheduled: float
    not_as_planned: float


def learn(at: datetime) -> None:
    """Reckon the shares of the last year, and keep them."""
    start = at - YEAR
    happened = happenings.told(None, start, at)
    blamed = _blamed(happened, at)
    weeks: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    for each in happened:
        week, mine = weeks[each.at // WEEK], each.key in blamed
        week[0], week[1] = week[0] + mine, week[1] + 1
        week[2], week[3] = week[2] + mine * each.minutes, week[3] + each.minutes
    by = {each.key: each.minutes for each in happened if each.key in blamed}
    told = {
        "number": _part([(week[0], week[1]) for week in weeks.values()]),
        "minutes": _part([(week[2], week[3]) for week in weeks.values()]),
        **_how(blamed, by),
    }
    Lesson.objects.update_or_create(name=LESSON, defaults={"at": at, "told": told})


def learnt() -> Whole | None:
    """The shares as they were reckoned last; None: that has never been."""
    found = Lesson.objects.filter(name=LESSON).first()
    if found is None:
        return None
    told: Mapping[str, Any] = found.told
    return Whole(
        found.at,
        Part(**told["number"]),
        Part(**told["minutes"]),
        told["unscheduled"],
        told["not_as_planned"],
    )


def ranked(since: datetime) -> tuple[Concentration, list[Aftermath]]:
    """How few changes caused how much, and these few, most first."""
    caused = dict(Aftermath.objects.filter(since__gte=since).values_list("pk", "caused"))
    found = concentration(caused)
    rows = Aftermath.objects.select_related("change").in_bulk(found.ranked[:MOST])
    return found, [rows[key] for key in found.ranked[:MOST]]


def linked(slug: str, keys: Sequence[int]) -> dict[int, int]:
    """Of these records: the change that people say has caused each."""
    rows = Link.objects.filter(name=CAUSED, from_type=SLUG, to_type=slug, to_id__in=list(keys))
    return dict(rows.order_by("pk").values_list("to_id", "from_id"))


def named(slug: str, key: int) -> list[int]:
    """The changes that people say have caused this."""
    rows = Link.objects.filter(name=CAUSED, from_type=SLUG, to_type=slug, to_id=key)
    return list(rows.order_by("pk").values_list("from_id", flat=True))


def named_by(change: Change, slug: str) -> list[int]:
    """The records of this type of which people say that this change has caused them."""
    rows = Link.objects.filter(name=CAUSED, from_type=SLUG, from_id=change.pk, to_type=slug)
    return list(rows.order_by("pk").values_list("to_id", flat=True))


def _blamed(happened: Sequence[Happening], at: datetime) -> dict[int, int]:
    """Which change caused each: what people say, else the likeliest of those that are believed."""
    rows = Aftermath.objects.filter(
        since__gte=at - YEAR, judged_at__isnull=False, false_share__lte=FALSE_SHARE
    )
    found: dict[int, int] = {}
    for row in rows.order_by("-chance", "-pk"):
        start, end, reach = second(row.since), second(row.until or at), set(row.reach)
        for each in happenings.within(happened, start, end):
            if not reach.isdisjoint(each.about):
                found[each.key] = row.pk
    keys = [each.key for each in happened]
    for slug in happenings.slugs():
        found |= linked(slug, keys)
    return found


def _how(blamed: Mapping[int, int], minutes: Mapping[int, float]) -> dict[str, float]:
    """Which part of the minutes came of changes without a schedule, or done otherwise."""
    rows = Change.objects.filter(pk__in=set(blamed.values()))
    changes = {
        key: (path, planned) for key, path, planned in rows.values_list("pk", "path", "as_planned")
    }
    whole = sum(minutes.values())
    told = {"unscheduled": 0.0, "not_as_planned": 0.0}
    for key, many in minutes.items():
        path, planned = changes.get(blamed[key], ("", None))
        told["unscheduled"] += many * (path in UNSCHEDULED)
        told["not_as_planned"] += many * (planned is False)
    return {name: many / whole if whole else 0.0 for name, many in told.items()}


def _part(groups: Sequence[tuple[float, float]]) -> dict[str, float]:
    between = share_between(groups)
    return asdict(Part(sum(g[0] for g in groups), sum(g[1] for g in groups), *between))
