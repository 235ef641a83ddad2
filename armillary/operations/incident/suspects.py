"""Where the cause of an incident may lie, judged by what else is reported and what is well.

What is heard of an item counts once, however many report it: an open incident about it, or that
it is missing. Speaks against a suspect what it would have hit and is well: an item that a source
has seen since the incident was reported counts whole, a service of which nobody has said a word
half, for not everybody calls at once.
"""

from dataclasses import dataclass

from django.db.models import Q

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries.grounds import Grounds, grounds
from armillary.assurance.configuration.queries.survivors import instead
from armillary.assurance.configuration.queries.told import Told, told
from armillary.assurance.configuration.vocabulary import Family
from armillary.engines.dependencies import Evidence, Suspect, suspects
from armillary.kernel.access.visibility import visible
from armillary.operations.incident.models import Incident
from armillary.operations.incident.vocabulary import OPEN
from armillary.people.models import Person

HEARD, SEEN, SILENT = 1.0, 1.0, 0.5


@dataclass(frozen=True, slots=True)
class Lead:
    """Where to look: the suspects with the evidence, and what was not looked at."""

    about: tuple[int, ...]
    suspects: tuple[Suspect, ...]
    seen: dict[int, Told]
    heard: dict[int, tuple[Incident, ...]]
    complete: bool


def lead_of(incident: Incident, actor: Person) -> Lead | None:
    """The suspects that would explain this incident, the likeliest first. None: it names none.

    Two together are suspects where neither would do alone; otherwise they are two troubles.
    """
    named = [key for key in (incident.affected_item_id, incident.service_id) if key]
    merged = instead(named, told(named, actor), actor) if named else {}
    about = list(dict.fromkeys(merged[key].key if key in merged else key for key in named))
    ground = grounds(about, actor) if about else None
    if ground is None or not ground.causes:
        return None
    heard = _heard(incident, ground, actor, merged)
    found = suspects(ground.graph, _evidence(incident, ground, heard, actor), ground.causes)
    mine = [each for each in found if not each.explains.isdisjoint(about)]
    alone = {each.nodes[0] for each in mine if len(each.nodes) == 1}
    shown = [
        each
        for each in mine
        if all(node in ground.seen for node in each.nodes)
        and (len(each.nodes) == 1 or alone.isdisjoint(each.nodes))
    ]
    return Lead(tuple(about), tuple(shown), ground.seen, heard, ground.complete)


def ranked(lead: Lead) -> list[list[Suspect]]:
    """The likeliest first; those for whom the same speaks, and against whom, are told together."""
    alike: dict[object, list[Suspect]] = {}
    for each in lead.suspects:
        key = (each.score, each.explains, each.silent, len(each.nodes))
        alike.setdefault(key, []).append(each)
    return list(alike.values())


def _heard(
    incident: Incident, ground: Grounds, actor: Person, merged: dict[int, Told]
) -> dict[int, tuple[Incident, ...]]:
    """The open incidents about each item; this one is among them, whatever its state."""
    keys = list(ground.seen)
    about = Q(affected_item__in=keys) | Q(service__in=keys)
    rows = visible(Incident, actor).filter(about, state__in=OPEN).order_by("reported_at", "pk")
    heard: dict[int, tuple[Incident, ...]] = {}
    for each in (incident, *rows.exclude(pk=incident.pk)):
        named = (each.affected_item_id, each.service_id)
        for key in {merged[key].key if key in merged else key for key in named if key}:
            if key in ground.seen:
                heard[key] = (*heard.get(key, ()), each)
    return heard


def _evidence(
    incident: Incident, ground: Grounds, heard: dict[int, tuple[Incident, ...]], actor: Person
) -> Evidence:
    missing = {key for key, item in ground.seen.items() if item.missing}
    told = dict.fromkeys([*heard, *missing], HEARD)
    silent = {
        key: SILENT
        for key, item in ground.seen.items()
        if item.family == Family.SERVICE and key not in told
    }
    since = visible(ConfigurationItem, actor).filter(
        pk__in=ground.seen.keys() - told.keys(), last_seen_at__gte=incident.reported_at
    )
    return Evidence(told, silent | dict.fromkeys(since.values_list("pk", flat=True), SEEN))
