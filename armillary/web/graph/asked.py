"""What a graph is asked with: every setting stands in the address, so a graph can be shared."""

from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from enum import Enum, StrEnum
from typing import TypeVar

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.vocabulary import Direction
from armillary.fittings import past
from armillary.fittings.past import Moment
from armillary.kernel.lifecycle.references import key_of
from armillary.kernel.listing.asked import BadQuestion, Pairs
from armillary.kernel.listing.parameters import address
from armillary.kernel.registry import record_type_of
from armillary.operations.incident.models import Incident
from armillary.people.models import Person
from armillary.records.models import Record, numbered

DEEPEST, HIGHEST_PAGE, MOST_LISTED = 8, 10_000, 100
MOST_SHOWN = (30, 60, 100, 300, 500, 1_000, 2_000)
USUAL = 30
SORTS = ("distance", "name", "class", "state", "criticality", "outcome")


class View(StrEnum):
    """What a graph shows."""

    NEAR = "near"
    IMPACT = "impact"


class Overlay(StrEnum):
    """What the nodes are marked with besides their class."""

    NONE = "none"
    STATE = "state"
    CRITICALITY = "criticality"
    HEALTH = "health"
    INCIDENTS = "incidents"
    SUSPECTS = "suspects"


class Layout(StrEnum):
    """How the nodes are placed."""

    AUTOMATIC = "automatic"
    LAYERS = "layers"
    RINGS = "rings"
    CLUSTERS = "clusters"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """All settings of a graph. Depth 0: as far as it goes. `opened`, `closed`: names of groups.

    `incident`: the one from which somebody came, and whose suspects may be marked.
    """

    view: View = View.NEAR
    direction: Direction = Direction.BOTH
    depth: int = 0
    most: int = USUAL
    overlay: Overlay = Overlay.NONE
    layout: Layout = Layout.AUTOMATIC
    to: int | None = None
    incident: int | None = None
    as_of: datetime | None = None
    believed_at: datetime | None = None
    opened: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    sort: str = SORTS[0]
    page: int = 1
    relations: int = 1

    def moment(self, now: datetime) -> Moment | None:
        """The moment that is meant, as we believe now; None: as it is."""
        return Moment(self.as_of, self.believed_at or now) if self.as_of else None

    def address(self, path: str, **other: object) -> str:
        """The address of this graph, or of one with other settings; what is usual is left out."""
        kept: Asked = replace(self, page=1, relations=1, **other)  # type: ignore[arg-type]
        return address(path, kept.pairs())

    def pairs(self) -> Pairs:
        """As parameters of an address."""
        usual = Asked()
        texts = {
            "view": self.view,
            "direction": self.direction,
            "depth": str(self.depth),
            "most": str(self.most),
            "overlay": self.overlay,
            "layout": self.layout,
            "to": numbered(ConfigurationItem.prefix, self.to) if self.to else "",
            "incident": numbered(Incident.prefix, self.incident) if self.incident else "",
            "as_of": instant(self.as_of) if self.as_of else "",
            "believed_at": instant(self.believed_at) if self.believed_at else "",
            "opened": ",".join(self.opened),
            "closed": ",".join(self.closed),
            "sort": self.sort,
            "page": str(self.page),
            "relations": str(self.relations),
        }
        return tuple(
            (name, str(text))
            for name, text in texts.items()
            if text and getattr(self, name) != getattr(usual, name)
        )


def asked_in(pairs: Pairs, actor: Person, now: datetime) -> Asked:
    """The settings in an address; what is empty is not set. BadQuestion: one that there is not."""
    texts = _once(pairs)
    kind = record_type_of(ConfigurationItem)
    given = tuple((name, text) for name, text in texts.items() if text)
    then = past.asked(kind, given, actor, now)
    view = _choice(texts, "view", View, View.NEAR)
    usual = Direction.BOTH if view is View.NEAR else Direction.DOWNSTREAM
    direction = _choice(texts, "direction", Direction, usual)
    if view is View.IMPACT and direction is Direction.BOTH:
        direction = usual
    return Asked(
        view=view,
        direction=direction,
        depth=_whole(texts, "depth", range(DEEPEST + 1), 0),
        most=_whole(texts, "most", MOST_SHOWN, USUAL),
        overlay=_choice(texts, "overlay", Overlay, Overlay.NONE),
        layout=_choice(texts, "layout", Layout, Layout.AUTOMATIC),
        to=_key(texts, "to", ConfigurationItem, "an item"),
        incident=_key(texts, "incident", Incident, "an incident"),
        as_of=then.valid if then else None,
        believed_at=then.recorded if then and texts.get(past.asking.BELIEVED_AT) else None,
        opened=_groups(texts, "opened"),
        closed=_groups(texts, "closed"),
        sort=texts.get("sort") or SORTS[0],
        page=_whole(texts, "page", range(1, HIGHEST_PAGE), 1),
        relations=_whole(texts, "relations", range(1, HIGHEST_PAGE), 1),
    )


def instant(moment: datetime) -> str:
    """A moment as addresses have it, exact to the microsecond."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"


def _once(pairs: Pairs) -> dict[str, str]:
    names = {each.name for each in fields(Asked)}
    texts: dict[str, str] = {}
    for name, text in pairs:
        if name not in names:
            raise BadQuestion({name[:40]: "A graph has no such setting."})
        if name in texts:
            raise BadQuestion({name: "Give this once."})
        texts[name] = text.strip()
    if texts.get("sort", "") not in ("", *SORTS):
        raise BadQuestion({"sort": f"Choose among {', '.join(SORTS)}."})
    return texts


C = TypeVar("C", bound=Enum)


def _choice(texts: dict[str, str], name: str, choices: type[C], usual: C) -> C:
    text = texts.get(name)
    if not text:
        return usual
    try:
        return choices(text)
    except ValueError:
        known = ", ".join(str(each.value) for each in choices)
        raise BadQuestion({name: f"Choose among {known}."}) from None


def _whole(texts: dict[str, str], name: str, among: Collection[int], usual: int) -> int:
    text = texts.get(name)
    if not text:
        return usual
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) in among):
        raise BadQuestion({name: f"Choose a whole number from {min(among)} to {max(among)}."})
    return int(text)


def _key(texts: dict[str, str], name: str, of: type[Record], words: str) -> int | None:
    text = texts.get(name)
    if not text:
        return None
    key = key_of(of.prefix, text)
    if key is None:
        raise BadQuestion({name: f"Give the number of {words}, such as {of.prefix}-000042."})
    return key


def _groups(texts: dict[str, str], name: str) -> tuple[str, ...]:
    """Names of classes, with the distance of their group where it has one: "server.2"."""
    found = tuple(each for each in texts.get(name, "").split(",") if each)
    known = catalogue().class_by_name
    if len(found) > MOST_LISTED or any(each.partition(".")[0] not in known for each in found):
        raise BadQuestion({name: f"Give names of classes, at most {MOST_LISTED}."})
    return found
