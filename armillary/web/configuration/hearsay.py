"""What is said of an item besides what is recorded: open incidents, discrepancies, and sources."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from armillary.assurance.configuration.models import Claim, ConfigurationItem, Discrepancy
from armillary.assurance.configuration.vocabulary import STANDING_OUT, DiscrepancyState, Family
from armillary.kernel.access.visibility import visible
from armillary.kernel.fields import Field, fields_of
from armillary.kernel.listing.parameters import address
from armillary.people.models import Person
from armillary.records.models import numbered
from armillary.web.asking import kind_named
from armillary.web.configuration.related import SLUG
from armillary.web.graph.overlays import open_incidents
from armillary.web.values.kinds import Moment, State
from armillary.web.values.making import moment
from armillary.web.values.states import state
from armillary.web.values.words import in_words

MOST = 8
OWN = frozenset({"name", "description", "state", "criticality"})


@dataclass(frozen=True, slots=True)
class Objection:
    """A discrepancy of the item; its state only where somebody has looked at it."""

    url: str
    kind: str
    says: str
    state: State | None


@dataclass(frozen=True, slots=True)
class Said:
    """A value that a source tells; `differs`: something else is recorded."""

    label: str
    value: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Source:
    """A source that knows the item: by which key, when last, and what it says."""

    name: str
    key: str
    seen: Moment
    differing: tuple[Said, ...]
    agreeing: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Hearsay:
    """All of it. `incidents`: how many are open."""

    incidents: int
    incidents_url: str
    objections: tuple[Objection, ...]
    sources: tuple[Source, ...]


def hearsay(item: ConfigurationItem, actor: Person) -> Hearsay:
    """In three statements, whatever there is."""
    found = visible(Discrepancy, actor).filter(item=item.pk, state__in=STANDING_OUT)
    fields = fields_of(kind_named(SLUG), actor)
    claims = Claim.objects.filter(ci=item.pk).order_by("provenance")
    about = "service" if item.family == Family.SERVICE else "affected_item"
    asked = ((about, item.number), ("open", "true"))
    return Hearsay(
        open_incidents((item.pk,), actor)[item.pk],
        address("/incidents", asked),
        tuple(_objection(each) for each in found.order_by("-found_at", "-pk")[:MOST]),
        tuple(_source(each, item, fields) for each in claims[:MOST]),
    )


def _objection(each: Discrepancy) -> Objection:
    looked_at = each.state != DiscrepancyState.OPEN
    return Objection(
        f"/discrepancies/{numbered(Discrepancy.prefix, each.pk)}",
        each.get_kind_display(),
        each.says,
        state("discrepancies", each.state) if looked_at else None,
    )


def _source(claim: Claim, item: ConfigurationItem, fields: Mapping[str, Field]) -> Source:
    said = tuple(_said(claim, item, fields))
    return Source(
        claim.provenance,
        claim.key,
        moment(claim.seen_at),
        tuple(each for each in said if each.differs),
        tuple(each for each in said if not each.differs),
    )


def _said(claim: Claim, item: ConfigurationItem, fields: Mapping[str, Field]) -> Iterator[Said]:
    """What the class has a place for counts as recorded or not; the rest is only kept."""
    for name, value in sorted(claim.said.items()):
        field = fields.get(name if name in OWN else f"custom_{name}")
        held = getattr(item, name) if name in OWN else item.custom.get(name)
        label = field.label if field else name.replace("_", " ")
        differs = held not in (None, "") and str(held) != str(value)
        yield Said(label, in_words(value, field), differs)
