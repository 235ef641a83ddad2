"""What became of the time of a service, in figures, on a strip, and outage by outage."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.design.availability.models import Outage
from armillary.design.availability.queries.standing import Standing
from armillary.design.availability.queries.standing import moment as _at
from armillary.engines.availability import Account, Trouble
from armillary.engines.dependencies import State
from armillary.engines.lengths import briefly, exactly
from armillary.engines.worktime import Span, clipped, lasting, merged
from armillary.kernel.access.visibility import visible
from armillary.people.models import Person
from armillary.web.availability.drawing import drawn
from armillary.web.charts.strips import Strip
from armillary.web.values.kinds import Moment
from armillary.web.values.making import moment

_NOISE = 1e-12
LONGEST = 6
"""Steps of a way that are shown; of a longer one, its ends."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its words."""

    label: str
    value: str
    note: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Cause:
    """An outage by which a service was not well; `way` leads from what failed to the service."""

    url: str
    number: str
    title: str
    way: tuple[str, ...]
    incident: str
    incident_url: str


@dataclass(frozen=True, slots=True)
class Line:
    """A time in which the service was not well; `counted` is how much of it was agreed time."""

    since: Moment
    until: Moment
    lasted: str
    counted: str
    what: str
    tone: str
    planned: bool
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The view of a component: how long it was down itself."""

    name: str
    down: str
    times: int


@dataclass(frozen=True, slots=True)
class Told:
    """All of it, of one service."""

    key: int
    name: str
    answer: str
    figures: tuple[Figure, ...]
    strip: Strip | None
    lines: tuple[Line, ...]
    parts: tuple[Part, ...]


def tell(
    stood: Standing,
    names: Mapping[int, str],
    spans: Sequence[Span],
    zone: str,
    actor: Person,
    target: float | None,
) -> list[Told]:
    """Of each service, in the order of their names. Only ours are told by which parts."""
    known = _Known(stood, actor)
    return [
        _told(stood, key, names[key], spans, zone, known, target)
        for key in sorted(names, key=names.__getitem__)
    ]


class _Known:
    """The outages and items that are named, read once."""

    def __init__(self, stood: Standing, actor: Person) -> None:
        every = [trouble for found in stood.troubles.values() for trouble in found]
        hits = {hit.key for trouble in every for hit in trouble.hits}
        nodes = {node for trouble in every for blame in trouble.ways for node in blame.way}
        ours = actor.is_staff
        rows = visible(Outage, actor).filter(pk__in=hits if ours else ())
        self.outages = {each.pk: each for each in rows.select_related("incident")}
        items = visible(ConfigurationItem, actor).filter(pk__in=nodes if ours else ())
        self.names: dict[int, str] = dict(items.values_list("pk", "name"))

    def causes(self, trouble: Trouble) -> Iterator[Cause]:
        """The outages behind it, each with its way."""
        ways = {blame.node: blame.way for blame in trouble.ways}
        for hit in trouble.hits:
            if outage := self.outages.get(hit.key):
                incident = outage.incident
                yield Cause(
                    url=f"/outages/{outage.number}",
                    number=outage.number,
                    title=outage.title,
                    way=_shortened([self.names.get(node, "…") for node in ways[hit.node]]),
                    incident=incident.number if incident else "",
                    incident_url=f"/incidents/{incident.number}" if incident else "",
                )


def _told(
    stood: Standing,
    key: int,
    name: str,
    spans: Sequence[Span],
    zone: str,
    known: _Known,
    target: float | None,
) -> Told:
    found = stood.account(key, spans)
    troubles = stood.troubles.get(key, ())
    return Told(
        key=key,
        name=name,
        answer=_answer(found, target),
        figures=tuple(_figures(found, stood.users.get(key))),
        strip=drawn(stood, key, spans, zone),
        lines=tuple(_line(each, spans, known) for each in troubles),
        parts=tuple(_parts(troubles, known)),
    )


def _answer(found: Account, target: float | None) -> str:
    if found.share is None:
        return "Nobody would have noticed an outage, so nobody knows. Set up a lookout."
    said = f"Users had {percent(found.share)} of the agreed time"
    if target is not None:
        kept = found.share + _NOISE >= target
        said += f", {'as promised:' if kept else 'and was promised'} {percent(target)}"
    if found.unknown and found.at_least is not None and found.at_most is not None:
        said += (
            f"; of {briefly(found.unknown)} nobody knows, so it lies between "
            f"{percent(found.at_least)} and {percent(found.at_most)}"
        )
    return f"{said}."


def percent(share: float) -> str:
    """Never rounded up to all of it.

    >>> percent(0.999996), percent(1.0), percent(0.97)
    ('99.999 %', '100 %', '97 %')
    """
    shown = f"{int(share * 100_000 + 1e-6) / 1000:.3f}".rstrip("0").rstrip(".")
    return f"{shown} %"


def _figures(found: Account, users: int | None) -> Iterator[Figure]:
    share = "–" if found.share is None else percent(found.share)
    yield Figure("Availability to users", share, f"of {briefly(found.known)} that we know of")
    yield Figure("Down", exactly(found.down), "nobody had planned it", "bad" if found.down else "")
    yield Figure("Planned", exactly(found.planned), "does not count")
    yield Figure("Degraded", exactly(found.degraded), "worked worse; counts as there")
    yield Figure("Not measured", exactly(found.unknown), "never counted as up")
    yield Figure("Users", f"{users:,}" if users else "–", "" if users else "nobody has counted")


def _line(trouble: Trouble, spans: Sequence[Span], known: _Known) -> Line:
    down = trouble.state is State.DOWN
    counted = lasting(clipped(merged(spans), trouble.start, trouble.end))
    return Line(
        since=moment(_at(trouble.start)),
        until=moment(_at(trouble.end)),
        lasted=exactly(trouble.end - trouble.start),
        counted=exactly(counted) if counted else "none of it",
        what=("Down" if down else "Degraded") + (", planned" if trouble.planned else ""),
        tone="bad" if down and not trouble.planned else "waiting",
        planned=trouble.planned,
        causes=tuple(known.causes(trouble)),
    )


def _parts(troubles: Iterable[Trouble], known: _Known) -> Iterator[Part]:
    """Each thing that failed itself, the longest down first."""
    spans: dict[int, set[tuple[int, int]]] = {}
    for trouble in troubles:
        for hit in trouble.hits:
            spans.setdefault(hit.node, set()).add((hit.start, hit.end))
    long = {node: lasting(merged(each)) for node, each in spans.items()}
    for node in sorted(long, key=lambda node: (-long[node], node)):
        if node in known.names:
            yield Part(known.names[node], exactly(long[node]), len(spans[node]))


def _shortened(way: Sequence[str]) -> tuple[str, ...]:
    if len(way) <= LONGEST:
        return tuple(way)
    return (*way[: LONGEST // 2], "…", *way[-LONGEST // 2 :])
