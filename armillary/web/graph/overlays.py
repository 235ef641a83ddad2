"""What can be laid over a graph besides what the items say themselves."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.db.models import Q

from armillary.kernel.access.visibility import visible
from armillary.kernel.errors import NotAllowed, NotFound
from armillary.kernel.lifecycle.rows import NOT_THERE
from armillary.operations.incident.models import Incident
from armillary.operations.incident.suspects import Lead, lead_of, ranked
from armillary.operations.incident.vocabulary import OPEN
from armillary.people.models import Person
from armillary.web.values.words import few

MOST_RANKS, MOST_NAMED = 9, 3


@dataclass(frozen=True, slots=True)
class Suspicion:
    """How likely an item is the cause, 1 the likeliest, and why, in words."""

    rank: int
    words: str


@dataclass(frozen=True, slots=True)
class About:
    """The incident from which one came to the graph, its suspects, and the items it names."""

    number: str
    title: str
    named: tuple[int, ...] = ()
    suspects: Mapping[int, Suspicion] = field(default_factory=dict)


def open_incidents(keys: Collection[int], actor: Person) -> Mapping[int, int]:
    """How many open incidents that the actor may see are about each of these items."""
    about = Q(affected_item__in=keys) | Q(service__in=keys)
    found = visible(Incident, actor).filter(about, state__in=OPEN)
    pairs = found.values_list("affected_item", "service")
    return Counter(key for pair in pairs for key in set(pair) if key in keys)


def about(incident: int, actor: Person, *, suspected: bool) -> About:
    """The incident, as far as the actor may see it; its suspects where they are `suspected`."""
    found = visible(Incident, actor).filter(pk=incident).first()
    if found is None:
        raise NotFound(NOT_THERE)
    if not suspected:
        return About(found.number, found.title)
    if not actor.is_staff:
        raise NotAllowed("Whom one suspects is for the people of the provider.")
    lead = lead_of(found, actor)
    if lead is None:
        return About(found.number, found.title)
    return About(found.number, found.title, lead.about, _suspicions(lead))


def _suspicions(lead: Lead) -> dict[int, Suspicion]:
    """Of an item that is suspected in several ways the likeliest."""
    found: dict[int, Suspicion] = {}
    for rank, some in enumerate(ranked(lead)[:MOST_RANKS], 1):
        for each in some:
            names = sorted(lead.seen[key].name for key in each.explains if key in lead.seen)
            score = f"{each.score:+.1f}".replace("-", "−")
            words = f"Suspect {rank} ({score}): explains {few(names, MOST_NAMED)}"
            for node in each.nodes:
                found.setdefault(node, Suspicion(rank, words))
    return found
