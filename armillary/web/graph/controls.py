"""What a graph can be set to: the form above it, which works without a script too."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.queries.told import told
from armillary.assurance.configuration.vocabulary import Direction
from armillary.people.models import Person
from armillary.records.models import numbered
from armillary.web.graph.asked import DEEPEST, MOST_SHOWN, Asked, Layout, Overlay, View, instant
from armillary.web.graph.found import NEAR
from armillary.web.graph.picture import Picture
from armillary.web.values.kinds import Choice, Way
from armillary.web.values.making import choices, moment

IMPACT_WAYS = {
    Direction.DOWNSTREAM: "What fails with it",
    Direction.UPSTREAM: "What it can fail with",
}
OVERLAYS = {
    Overlay.NONE: "Nothing more",
    Overlay.STATE: "State",
    Overlay.CRITICALITY: "Criticality",
    Overlay.HEALTH: "Missing, in quarantine",
    Overlay.INCIDENTS: "Open incidents",
    Overlay.SUSPECTS: "Suspects of the incident",
}
KEPT = frozenset({"opened", "closed", "sort", "incident"})
LAYOUTS = {
    Layout.AUTOMATIC: "Automatic",
    Layout.LAYERS: "Layers",
    Layout.RINGS: "Rings",
    Layout.CLUSTERS: "Clusters",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Controls:
    """The settings with what they can be. `unfold`, `kept`: those that the form only keeps."""

    path: str
    views: tuple[Choice, ...]
    directions: tuple[Choice, ...]
    depths: tuple[Choice, ...]
    mosts: tuple[Choice, ...]
    overlays: tuple[Choice, ...]
    layouts: tuple[Choice, ...]
    moments: tuple[Choice, ...]
    to: str
    to_name: str
    no_way_url: str
    kept: tuple[tuple[str, str], ...]
    unfold: tuple[Way, ...]


def controls(seen: Picture, path: str, moments: Sequence[datetime], actor: Person) -> Controls:
    """As the address has them."""
    asked = seen.asked
    near = asked.view is View.NEAR
    usual = NEAR if near else 0
    steps = {
        0 if depth == usual else depth: f"{depth} step{'' if depth == 1 else 's'}"
        for depth in range(1, DEEPEST + 1)
    }
    depths = steps if near else {0: "All the way"} | steps
    target = told((asked.to,), actor).get(asked.to) if asked.to else None
    return Controls(
        path=path,
        views=choices({View.NEAR: "Neighbourhood", View.IMPACT: "Impact"}.items(), asked.view),
        directions=choices(Direction.choices if near else IMPACT_WAYS.items(), asked.direction),
        depths=choices(depths.items(), 0 if asked.depth == usual else asked.depth),
        mosts=choices(((each, f"{each:,} nodes") for each in MOST_SHOWN), asked.most),
        overlays=choices(_overlays(asked), asked.overlay),
        layouts=choices(LAYOUTS.items(), asked.layout),
        moments=_moments(moments, asked.as_of),
        to=numbered(ConfigurationItem.prefix, asked.to) if asked.to else "",
        to_name=target.name if target else "",
        no_way_url=asked.address(path, to=None) if asked.to else "",
        kept=tuple(pair for pair in asked.pairs() if pair[0] in KEPT),
        unfold=tuple(_unfold(seen, path)),
    )


def _overlays(asked: Asked) -> Iterable[tuple[Overlay, str]]:
    """Suspects are those of an incident."""
    wanted = OVERLAYS.items()
    return wanted if asked.incident else [each for each in wanted if each[0] != Overlay.SUSPECTS]


def _moments(moments: Sequence[datetime], as_of: datetime | None) -> tuple[Choice, ...]:
    """When something changed, the latest last; then now."""
    every = sorted({*moments, *([as_of] if as_of else [])})
    then = (Choice(instant(each), moment(each).text, each == as_of) for each in every)
    return (*then, Choice("", "Now", as_of is None))


def _unfold(seen: Picture, path: str) -> Iterable[Way]:
    """What the reader closed or opened, each with the address without that."""
    asked = seen.asked
    for name in asked.closed:
        left = tuple(each for each in asked.closed if each != name)
        yield Way(f"{_label(name)}: closed", asked.address(path, closed=left))
    for name in asked.opened:
        left = tuple(each for each in asked.opened if each != name)
        yield Way(f"{_label(name)}: opened", asked.address(path, opened=left))


def _label(name: str) -> str:
    return catalogue().class_by_name[name.partition(".")[0]].label
