"""What the editing of a cell changes: who gains and who loses which verbs.

It is found by asking the policies of the verbs themselves, for people as they are and as they
would be: who may do something anyhow gains nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from armillary.fittings.raci.rules import Line, accountable, responsible
from armillary.kernel.acts import Act, Door
from armillary.people.models import Person
from armillary.reference.activities import Activity
from armillary.reference.processes import process
from armillary.reference.raci import Letter
from armillary.transformation.guides.told import Duties
from armillary.transformation.raci.matrix import Doing, doings

NAMED = 12

_GROUPS = """
select roles, is_staff, count(*), (array_agg(name order by name))[1:%(named)s]
from (
    select p.name, o.kind = 'provider' as is_staff,
        array(select role from people_rolegrant where person_id = p.id order by role) as roles
    from people_person p join people_organisation o on o.id = p.organisation_id
    where p.state = 'active' and p.id in (
        select person_id from people_rolegrant where role = any(%(roles)s)
    )
) as those
group by roles, is_staff order by count(*) desc, roles
"""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that people may do: the word on the button, and on what."""

    label: str
    what: str


@dataclass(frozen=True, slots=True)
class Effect:
    """So many people gain or lose the same; the first of their names."""

    people: int
    names: tuple[str, ...]
    gains: tuple[Deed, ...]
    losses: tuple[Deed, ...]

    @property
    def others(self) -> int:
        """How many are not named."""
        return self.people - len(self.names)


@dataclass(frozen=True, slots=True)
class _Group:
    """People with the same roles: the same rights."""

    roles: frozenset[str]
    is_staff: bool
    people: int
    names: tuple[str, ...]


def effects(
    activity: Activity, before: Line, after: Line, duties: Duties, at: datetime
) -> tuple[Effect, ...]:
    """Who gains and who loses what when a line becomes another one: one statement."""
    changed = (responsible(before) ^ responsible(after)) | (
        frozenset(accountable(before)) ^ frozenset(accountable(after))
    )
    if not changed:
        return ()
    found: dict[tuple[tuple[Deed, ...], tuple[Deed, ...]], list[_Group]] = {}
    verbs = doings().get(activity, ())
    for group in _groups(changed):
        was, becomes = (_person(group, activity, line, duties) for line in (before, after))
        could, can = (
            _may(each, activity, verbs, at, answers=_answers(group, activity, line, duties))
            for each, line in ((was, before), (becomes, after))
        )
        gains = tuple(each for each in can if each not in could)
        losses = tuple(each for each in could if each not in can)
        found.setdefault((gains, losses), []).append(group)
    return tuple(_effect(gains, losses, groups) for (gains, losses), groups in found.items())


def _effect(gains: tuple[Deed, ...], losses: tuple[Deed, ...], groups: Iterable[_Group]) -> Effect:
    those = tuple(groups)
    names = sorted(name for each in those for name in each.names)[:NAMED]
    return Effect(sum(each.people for each in those), tuple(names), gains, losses)


def _groups(roles: Iterable[str]) -> list[_Group]:
    with connection.cursor() as cursor:
        cursor.execute(_GROUPS, {"roles": sorted(roles), "named": NAMED})
        found = cursor.fetchall()
    return [
        _Group(frozenset(held), is_staff, people, tuple(names))
        for held, is_staff, people, names in found
    ]


def _person(group: _Group, activity: Activity, line: Line, duties: Duties) -> Person:
    """Somebody of this group, with the duties that the line would give."""
    others = {
        each
        for each, letters in duties.items()
        if each != activity
        and any(who in group.roles and it is Letter.RESPONSIBLE for who, it in letters.items())
    }
    own = {activity} if group.roles & responsible(line) else set()
    return Person(name="").remember(
        roles=group.roles, responsible_for=others | own, team_ids=(), is_staff=group.is_staff
    )


def _answers(group: _Group, activity: Activity, line: Line, duties: Duties) -> bool:
    """Whether they answer for something in the process, with the line as it would be."""
    others = (
        who in group.roles and it is Letter.ACCOUNTABLE
        for each, letters in duties.items()
        if each != activity and each.process == activity.process
        for who, it in letters.items()
    )
    return any(others) or bool(group.roles & set(accountable(line)))


def _may(
    person: Person, activity: Activity, verbs: Iterable[Doing], at: datetime, *, answers: bool
) -> tuple[Deed, ...]:
    act = Act(actor=person, at=at, door=Door.WEB)
    may = (each for each in verbs if each[1].allowed.refusal(None, act, activity) is None)
    return tuple(
        dict.fromkeys(
            (
                *(Deed(verb.label, kind.plural) for kind, verb in may),
                *_takes(person, activity, answers=answers),
            )
        )
    )


def _takes(person: Person, activity: Activity, *, answers: bool) -> Iterator[Deed]:
    """Whoever does something in a process, or answers for it, takes what is handed to it."""
    if answers or any(
        duty.partition(".")[0] == activity.process for duty in person.responsible_for
    ):
        yield Deed("Accept and reject", f"Hand-offs to {process(activity.process).title}")
