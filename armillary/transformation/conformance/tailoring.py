"""How far a house has made a process its own: what it has changed, of all that the process is."""

from collections import Counter
from collections.abc import Iterable, Mapping

from armillary.engines.conformance import Share
from armillary.fittings.house_rules import house_rules
from armillary.kernel import custom
from armillary.kernel.declarations import Process, RecordType
from armillary.kernel.fields import own_fields_of
from armillary.records.models import Record
from armillary.reference.edges import edges_of
from armillary.reference.processes import Process as Stated
from armillary.reference.raci import RACI
from armillary.transformation.conformance.lives import Life
from armillary.transformation.guides.told import Duties


def tailoring(
    stated: Iterable[Stated], installed: Iterable[Process], duties: Duties
) -> Mapping[str, Share]:
    """By process: changed elements of all of them.

    Elements are states, transitions, fields, duties (cells of the RACI matrix), house rules and
    interactions. States, transitions, rules and interactions are code and cannot be changed; a
    house adds fields, and gives, takes and moves duties.
    """
    kinds: dict[str, list[RecordType]] = {}
    for each in installed:
        kinds.setdefault(each.id, []).extend(each.records)
    return {
        each.id: sum(
            (_of_type(kind) for kind in kinds.get(each.id, ())),
            _duties(each, duties) + Share(0, len(edges_of(each.id)) + _rules(each)),
        )
        for each in stated
    }


def _of_type(kind: RecordType) -> Share:
    added = sum(each.in_force and not each.by_nature for each in custom.all_of(kind.slug))
    model: type[Record] = kind.model
    shipped = len(kind.states) + len(Life.of(kind).moves) + len(own_fields_of(model))
    return Share(added, shipped + added)


def _duties(process: Stated, duties: Duties) -> Share:
    """Cells that differ from those that are shipped, of all that are filled in either."""
    found: Counter[bool] = Counter()
    for each in process.activities:
        shipped, held = RACI[each], duties.get(each, {})
        for role in {*shipped, *held}:
            found[shipped.get(role) is not held.get(role)] += 1
    return Share(found[True], found.total())


def _rules(process: Stated) -> int:
    return sum(process.id in each.processes for each in house_rules().values())
