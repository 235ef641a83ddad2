"""What a service needs, and how available it is when its parts are as available as promised."""

from collections.abc import Iterable, Mapping, Sequence

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.queries.failure_ways import failure_ways
from armillary.assurance.configuration.queries.surroundings import surroundings
from armillary.assurance.configuration.vocabulary import UNENDED
from armillary.assurance.service_level.models import Coverage, Objective
from armillary.assurance.service_level.vocabulary import Measure
from armillary.engines.dependencies import availability as computed

Parts = Mapping[int, float]


def promised(below: Iterable[Sequence[Objective]]) -> Parts:
    """The availability of each thing that somebody promises, from 0 to 1; the higher one goes."""
    found: dict[int, float] = {}
    for objectives in below:
        for each in objectives:
            if each.measure == Measure.AVAILABILITY:
                up = float(each.amount) / 100
                for item in _meant(each):
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


def _meant(objective: Objective) -> list[int]:
    if objective.covers_id is not None:
        return [objective.covers_id]
    rows = Coverage.objects.filter(agreement=objective.agreement_id)
    return list(rows.values_list("item", flat=True))
