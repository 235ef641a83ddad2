"""What a house has made its own of a process, and how much of the whole that is.

Counted are states, verbs, fields, duties, rules and interactions, as they came with the product
and as they are now. Categories and classes are what the work is about and no part of how it is
done: what is different there is named and not counted.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from armillary.reference.activities import Activity
from armillary.reference.processes import Process
from armillary.reference.raci import RACI, Letter
from armillary.reference.roles import Role
from armillary.transformation.guides.told import (
    Change,
    Duties,
    Life,
    Routine,
    Tailoring,
)

DUTIES, FIELDS = "Duties", "Fields"
RULES = (
    "priority-rules",
    "relation-rules",
    "identification-rules",
    "reconciliation-rules",
)
CONTENT = (
    "categories",
    "configuration-classes",
    "attributes",
    "relation-types",
    "standard-services",
    "change-templates",
)
LISTS = (*RULES, *CONTENT)
"""The record types that a house fills with rows of its own, beside those that it was given."""


@dataclass(frozen=True, slots=True)
class Listed:
    """How many rows a list came with, how many of them people changed, how many they added."""

    given: int = 0
    altered: int = 0
    added: int = 0


def tailoring_of(
    process: Process,
    lives: Iterable[Life],
    routines: Iterable[Routine],
    interactions: int,
    duties: Duties,
    listed: Mapping[str, Listed],
) -> Tailoring:
    """What is different of a process here from how it came."""
    lives = tuple(lives)
    moved = tuple(_duties(process, duties))
    own = tuple(Change(FIELDS, f"{e.plural}: {k.label}") for e in lives for k in e.fields if k.own)
    rows = {each.slug: listed.get(each.slug, Listed()) for each in lives}
    counted = [rows[slug] for slug in RULES if slug in rows]
    changed = len(moved) + len(own) + sum(each.altered + each.added for each in counted)
    return Tailoring(
        changes=(*moved, *own, *_rows(lives, rows)),
        changed=changed,
        elements=sum(map(_size, lives))
        + len(tuple(routines))
        + interactions
        + _cells(process, duties)
        + sum(each.given + each.added for each in counted),
    )


def _size(life: Life) -> int:
    passages = (*life.passages, *life.edits)
    rules = sum(bool(each.rule) for each in passages)
    return len(life.standings) + len(passages) + rules + len(life.fields)


def _cells(process: Process, duties: Duties) -> int:
    """The cells of the matrix that have, or had, a letter."""
    return sum(len({*RACI[each], *duties.get(each, {})}) for each in process.activities)


def _duties(process: Process, duties: Duties) -> Iterator[Change]:
    for activity in process.activities:
        was, now = RACI[activity], duties.get(activity, {})
        for role in Role:
            if was.get(role) is not now.get(role):
                words = _moved(activity, role, was.get(role), now.get(role))
                yield Change(DUTIES, words)


def _moved(activity: Activity, role: Role, was: Letter | None, now: Letter | None) -> str:
    if now is None:
        return f"{activity.title}: {role.title} has no letter any more, it was {was}"
    if was is None:
        return f"{activity.title}: {role.title} is {now}, it had no letter"
    return f"{activity.title}: {role.title} is {now}, it was {was}"


def _rows(lives: Iterable[Life], rows: Mapping[str, Listed]) -> Iterator[Change]:
    for life in lives:
        found = rows[life.slug]
        parts = (
            f"{found.added} of our own" if found.added else "",
            f"{found.altered} of {found.given} changed" if found.altered else "",
        )
        if told := ", ".join(filter(None, parts)):
            yield Change(life.plural, told)
