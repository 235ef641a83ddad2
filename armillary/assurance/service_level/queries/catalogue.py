"""What the catalogue offers, and how well each level meets what a customer needs."""

from dataclasses import dataclass

from armillary.assurance.service_level.models import Agreement, Objective, StandardService
from armillary.assurance.service_level.queries import agreements
from armillary.assurance.service_level.rules.fitting import Match, matches, score
from armillary.assurance.service_level.vocabulary import STANDING, Kind, StandardState
from armillary.kernel.access.standing import before_all_rows

MOST = 30
"""Levels that are compared with the needs of one customer."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A level, and how it meets each of the needs."""

    level: Agreement
    found: tuple[Match, ...]

    @property
    def score(self) -> int:
        """How many per cent of the needs it meets."""
        return score(self.found)


@dataclass(frozen=True, slots=True)
class Published:
    """What every customer can have: a service, and each of its levels with what that promises."""

    service: StandardService
    levels: tuple[tuple[Agreement, tuple[Objective, ...]], ...]


def published() -> list[Published]:
    """The catalogue as everybody may read it, whosever rows it is kept in; three statements."""
    with before_all_rows():
        offered = StandardService.objects.filter(state=StandardState.IN_THE_CATALOGUE)
        services = list(offered.select_related("owner").order_by("name", "pk"))
        there = Agreement.objects.filter(kind=Kind.STANDARD, state__in=STANDING)
        levels = list(
            there.filter(standard_service__in=[each.pk for each in services])
            .select_related("hours")
            .order_by("price", "pk")
        )
        promised = agreements.objectives_of(levels)
    return [
        Published(
            each,
            tuple(
                (level, promised.get(level.pk, ()))
                for level in levels
                if level.standard_service_id == each.pk
            ),
        )
        for each in services
    ]


def levels(service: StandardService) -> list[Agreement]:
    """The levels at which it can be had, the cheapest first."""
    rows = Agreement.objects.filter(
        kind=Kind.STANDARD, standard_service=service.pk, state__in=STANDING
    )
    return list(rows.order_by("price", "pk"))


def all_levels(service: StandardService) -> list[Agreement]:
    """Those that are worked on and those that ended among them."""
    rows = Agreement.objects.filter(kind=Kind.STANDARD, standard_service=service.pk)
    return list(rows.order_by("price", "pk"))


def offers_for(requirements: Agreement) -> list[Offer]:
    """Every level of the catalogue, the best match first, then the cheapest."""
    needs = list(agreements.objectives(requirements))
    rows = Agreement.objects.filter(kind=Kind.STANDARD, state__in=STANDING).order_by("price", "pk")
    made = [
        Offer(level, tuple(matches(needs, list(agreements.objectives(level)))))
        for level in rows[:MOST]
    ]
    return sorted(made, key=lambda each: -each.score)


def fit_of(requirements: Agreement) -> list[Match]:
    """How the chosen level meets each of the needs; nothing when none is chosen."""
    if requirements.chosen is None:
        return []
    needs = agreements.objectives(requirements)
    return matches(needs, list(agreements.objectives(requirements.chosen)))
