"""What a house has made its own of a process, and how much of the whole that is.

Tailoring degree = changed elements / all elements. The elements of a process are

- the states of its records, and the transitions: each way by which a verb leads from one of them
  to another;
- their fields, but for those that every record has: the number, the state, the times;
- the duties: cells of the RACI matrix that hold, or held, a letter;
- the rules: those that keep a verb back, those of the house that name the process, and the rows
  of lists of rules;
- the interactions of the model that name the process.

States, transitions, interactions and rules of the first two sorts are code and stay as they came.
A house adds fields, gives, takes and moves duties, and adds and alters rows of rules: these are
the changed elements, and what it added is an element as well. Categories and classes are what the
work is about and no part of how it is done: what is different there is named and not counted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from armillary.engines.conformance import Share
from armillary.fittings.house_rules import house_rules
from armillary.kernel import custom
from armillary.kernel.declarations import Process as Installed
from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import own_fields_of
from armillary.records.models import Record
from armillary.reference.activities import Activity
from armillary.reference.edges import edges_of
from armillary.reference.processes import Process
from armillary.reference.raci import RACI, Letter
from armillary.reference.roles import Role
from armillary.transformation.conformance.lives import Life
from armillary.transformation.guides.lives import LATER, is_own
from armillary.transformation.guides.told import Change, Duties, Tailoring

STATES, TRANSITIONS, INTERACTIONS = "States", "Transitions", "Interactions"
DUTIES, FIELDS, OF_RULES = "Duties", "Fields", "Rules"
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


def tailorings(
    processes: Iterable[Process],
    installed: Iterable[Installed],
    duties: Duties,
    listed: Mapping[str, Listed],
) -> Mapping[str, Tailoring]:
    """That of each process, by its name, as these are installed and these duties in force."""
    kinds: dict[str, list[RecordType]] = {}
    for each in installed:
        kinds.setdefault(each.id, []).extend(each.records)
    return {
        each.id: tailoring_of(each, kinds.get(each.id, ()), duties, listed) for each in processes
    }


def tailoring_of(
    process: Process,
    kinds: Sequence[RecordType],
    duties: Duties,
    listed: Mapping[str, Listed],
) -> Tailoring:
    """What is different of a process here from how it came; `listed` counts rows of its lists."""
    moved = tuple(_duties(process, duties))
    cells = sum(len({*RACI[each], *duties.get(each, {})}) for each in process.activities)
    return Tailoring(
        changes=(*moved, *_fields_told(kinds), *_rows_told(kinds, listed)),
        parts=(
            (STATES, Share(0, sum(len(each.states) for each in kinds))),
            (TRANSITIONS, Share(0, sum(len(Life.of(each).moves) for each in kinds))),
            (FIELDS, sum(map(_fields, kinds), Share(0, 0))),
            (DUTIES, Share(len(moved), cells)),
            (
                OF_RULES,
                sum((_rows(each, listed) for each in kinds), Share(0, _rules(process, kinds))),
            ),
            (INTERACTIONS, Share(0, len(edges_of(process.id)))),
        ),
    )


def _fields(kind: RecordType) -> Share:
    """Also those that only some may see."""
    added = sum(each.in_force and not each.by_nature for each in custom.all_of(kind.slug))
    model: type[Record] = kind.model
    return Share(added, added + len(own_fields_of(model).keys() - LATER))


def _rules(process: Process, kinds: Iterable[RecordType]) -> int:
    verbs = (verb for kind in kinds for verb in (*kind.creations, *kind.verbs) if is_own(verb))
    house = sum(process.id in each.processes for each in house_rules().values())
    return house + sum(verb.unless is not None for verb in verbs)


def _rows(kind: RecordType, listed: Mapping[str, Listed]) -> Share:
    rows = listed.get(kind.slug, Listed()) if kind.slug in RULES else Listed()
    return Share(rows.altered + rows.added, rows.given + rows.added)


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


def _fields_told(kinds: Iterable[RecordType]) -> Iterator[Change]:
    """Those that everybody may see."""
    for kind in kinds:
        for each in custom.of(kind.slug, None):
            if not each.by_nature:
                yield Change(FIELDS, f"{kind.plural}: {each.label}")


def _rows_told(kinds: Iterable[RecordType], listed: Mapping[str, Listed]) -> Iterator[Change]:
    for kind in kinds:
        found = listed.get(kind.slug, Listed())
        parts = (
            f"{found.added} of our own" if found.added else "",
            f"{found.altered} of {found.given} changed" if found.altered else "",
        )
        if told := ", ".join(filter(None, parts)):
            yield Change(kind.plural, told)
