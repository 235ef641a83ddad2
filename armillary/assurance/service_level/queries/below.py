"""What a service needs, and how available it is when its parts are as available as promised."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.queries.failure_ways import failure_ways
from armillary.assurance.configuration.queries.surroundings import surroundings
from armillary.assurance.configuration.vocabulary import UNENDED
from armillary.assurance.service_level.models import Objective
from armillary.assurance.service_level.vocabulary import Measure
from armillary.engines.dependencies import availability as computed

Parts = Mapping[int, float]


def promised(below: Iterable[tuple[Collection[int], Sequence[Objective]]]) -> Parts:
    """The availability of each thing that somebody promises, from 0 to 1; the higher one goes.

    `below` are the things of each agreement with its objectives; of some, an objective is about one
    thing alone.
    """
    found: dict[int, float] = {}
    for items, objectives in below:
        for each in objectives:
            if each.measure == Measure.AVAILABILITY:
                up = float(each.amount) / 100
                for item in items if each.covers_id is None else (each.covers_id,):
                    found[item] = max(up, found.get(item, 0.0))
    return found


def availability(service: int, parts: Parts) -> tuple[float | None, int]:
    """Of a service by what it needs, and how many of its parts that comes from; None: of none."""
    ways = failure_ways(catalogue().types.values())
    read = surroundings([service], ways, upstream=True)
    rows = ConfigurationItem.objects.filter(pk__in=read.keys)
    gone = rows.exclude(state__in=UNENDED).exclude(pk=service).values_list("pk", flat=True)
    known = {key: up for key, up in parts.items() if key in read.keys}
    if not known:
        return None, 0
    return computed(read.graph(without=[*gone]), service, known).up, len(known)
