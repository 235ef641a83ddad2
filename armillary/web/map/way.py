"""A way over the wheel: stations where processes lie, and legs that run around the hub.

Legs keep between the hub and the ring, each on a circle of its own, the short way round. So they
cover no words, and the same way always looks the same.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import degrees, log2, sqrt

from armillary.web.map.places import HUB_RIM, Place
from armillary.web.map.round import Point, at

AT_RING, AT_HUB, RADIUS = 304, 204, 15
NEAREST, FARTHEST = AT_HUB + RADIUS + 8, AT_RING - RADIUS - 8
BESIDE, SPREAD = 7.0, 20.0
"""How far two legs at one station lie apart, and all of them together at most."""
WIDEST = 7.0
Leg = tuple[str, str]
"""The processes that it leads from and to."""


@dataclass(frozen=True, slots=True)
class Station:
    """Where a process comes in, the how manieth."""

    id: str
    x: float
    y: float
    order: int

    @property
    def foot(self) -> float:
        """Where its number stands."""
        return round(self.y + 5, 1)


@dataclass(frozen=True, slots=True)
class Track:
    """A leg as it is drawn."""

    leg: Leg
    way: str
    width: float


@dataclass(frozen=True, slots=True)
class Way:
    """The whole way."""

    stations: tuple[Station, ...]
    tracks: tuple[Track, ...]


def legs_of(order: Iterable[str]) -> Counter[Leg]:
    """How often one led on to another, from the processes in order of time."""
    return Counter((one, other) for one, other in pairwise(order) if one != other)


def way_of(order: Sequence[str], places: Mapping[str, Place]) -> Way:
    """The way through these processes, in this order."""
    legs = legs_of(order)
    ends = _ends(legs, places)
    rows = sorted(legs, key=lambda leg: (abs(_turn(*ends[leg])), leg))
    step = (FARTHEST - NEAREST) / max(1, len(rows))
    return Way(
        stations=tuple(
            Station(name, *at(_radius(places[name]), places[name].middle), number)
            for number, name in enumerate(dict.fromkeys(order), 1)
        ),
        tracks=tuple(
            Track(
                leg=leg,
                way=_track(*ends[leg], NEAREST + step * (row + 0.5)),
                width=round(min(WIDEST, 2 + log2(legs[leg])), 1),
            )
            for row, leg in enumerate(rows)
        ),
    )


@dataclass(frozen=True, slots=True)
class _End:
    """Where a leg leaves a station, or arrives: so far beside the middle of it."""

    place: Place
    beside: float

    @property
    def angle(self) -> float:
        return self.place.middle + degrees(self.beside / _radius(self.place))

    def rim(self, radius: float) -> Point:
        """The place on the rim of the station that looks at the circle of a leg."""
        station, reach = _radius(self.place), sqrt(RADIUS**2 - self.beside**2)
        return at(station - reach if radius < station else station + reach, self.angle)


def _ends(legs: Iterable[Leg], places: Mapping[str, Place]) -> Mapping[Leg, tuple[_End, _End]]:
    """The two ends of each leg, side by side at each station."""
    there: dict[str, list[Leg]] = {}
    for leg in sorted(legs):
        for name in leg:
            there.setdefault(name, []).append(leg)

    def end(name: str, leg: Leg) -> _End:
        own = there[name]
        apart = min(BESIDE, SPREAD / max(1, len(own) - 1))
        return _End(places[name], apart * (own.index(leg) - (len(own) - 1) / 2))

    return {leg: (end(leg[0], leg), end(leg[1], leg)) for leg in legs}


def _track(first: _End, second: _End, radius: float) -> str:
    turn, goal = at(radius, first.angle), at(radius, second.angle)
    arc = f"A{radius:.1f} {radius:.1f} 0 0 {int(_turn(first, second) > 0)} {_pair(goal)}"
    return f"M{_pair(first.rim(radius))} L{_pair(turn)} {arc} L{_pair(second.rim(radius))}"


def _turn(first: _End, second: _End) -> float:
    """The short way round in degrees, clockwise positive."""
    return (second.angle - first.angle + 180) % 360 - 180


def _radius(place: Place) -> int:
    return AT_HUB if place.rim == HUB_RIM else AT_RING


def _pair(point: Point) -> str:
    return f"{point[0]:g} {point[1]:g}"
