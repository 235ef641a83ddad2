"""Who can be called: of a team now, and of a rota in the time to come."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from armillary.fittings.calendars.clock import clock_in
from armillary.fittings.on_call.models import Rota, Turn
from armillary.fittings.on_call.rules import begin_of, turn_at
from armillary.fittings.on_call.vocabulary import RotaState
from armillary.people.models import Membership, Person, Team


@dataclass(frozen=True, slots=True)
class Shift:
    """Somebody's turn: from when until when."""

    person: Person
    begins: datetime
    ends: datetime


def on_call(team: int | None, at: datetime) -> frozenset[int]:
    """The keys of those of a team who can be called at a moment, one of each of its rotas."""
    rotas = Rota.objects.filter(team=team, state=RotaState.IN_FORCE)
    order: dict[int, list[int]] = defaultdict(list)
    turns = Turn.objects.filter(rota__in=rotas).order_by("pk")
    for rota, person in turns.values_list("rota", "person"):
        order[rota].append(person)
    found = ((order[rota.pk], _turn(rota, at)) for rota in rotas)
    return frozenset(
        people[turn % len(people)] for people, turn in found if people and turn is not None
    )


def works_in(team: Team, person: Person) -> bool:
    """Whether somebody is in a team."""
    return Membership.objects.filter(team=team, person=person).exists()


def people_of(rota: Rota) -> list[Person]:
    """Who takes turns, in their order."""
    rows = Turn.objects.filter(rota=rota).select_related("person").order_by("pk")
    return [row.person for row in rows]


def shifts(rota: Rota, at: datetime, many: int) -> Iterator[Shift]:
    """The turn of a moment and those after it; before the first one, from the first one on."""
    people, how = people_of(rota), _how(rota)
    now = _turn(rota, at) or 0
    for turn in range(now, now + many) if people else ():
        begins, ends = (
            begin_of(each, rota.first_on, rota.turn_days, *how) for each in (turn, turn + 1)
        )
        yield Shift(people[turn % len(people)], begins, ends)


def _turn(rota: Rota, at: datetime) -> int | None:
    return turn_at(rota.first_on, rota.turn_days, *_how(rota), at)


def _how(rota: Rota) -> tuple[timedelta, str]:
    return clock_in(rota.begins) or timedelta(), rota.zone
