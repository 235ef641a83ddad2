"""Which relations would begin and which would end. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from armillary.assurance.configuration.imports.found import Findings, FoundRelation
from armillary.assurance.configuration.imports.proposals import Proposal, Relating, Verdict
from armillary.assurance.configuration.imports.world import Schema, Tie, World

Relations = Mapping[str, tuple[tuple[Relating, ...], tuple[Relating, ...], tuple[str, ...]]]
Ref = str | int
Slot = tuple[str, str, Ref]
"""How many of a type start at, or lead to, one thing."""

NOWHERE = (Verdict.UNCLEAR, Verdict.REFUSED)


class _Wanted(NamedTuple):
    source: Ref
    target: Ref
    relation: FoundRelation


def relations_of(
    findings: Findings,
    proposed: Mapping[str, Proposal],
    world: World,
    source: str,
    schema: Schema,
) -> Relations:
    """By key of the thing at which they start: what begins, what ends, and what is not taken."""
    weighing = _Weighing(proposed, world, source, schema)
    for relation in sorted(findings.relations, key=lambda each: each[:4]):
        weighing.want(relation)
    weighing.end_the_others()
    weighing.begin()
    return weighing.told()


class _Weighing:
    """Weighs what was found against what is here."""

    def __init__(
        self, proposed: Mapping[str, Proposal], world: World, source: str, schema: Schema
    ) -> None:
        self._proposed, self._world = proposed, world
        self._source, self._schema = source, schema
        self._keys = {each.pk: key for key, each in proposed.items() if each.pk is not None}
        self._wanted: list[_Wanted] = []
        self._kept: set[Tie] = set()
        self._begins: dict[str, list[Relating]] = defaultdict(list)
        self._ends: dict[str, list[Relating]] = defaultdict(list)
        self._notes: dict[str, list[str]] = defaultdict(list)
        self._count: Counter[Slot] = Counter()

    def want(self, relation: FoundRelation) -> None:
        """Take note of one that was found: it stays, would begin, or cannot be."""
        first, second = self._ends_of(relation)
        if first.verdict in NOWHERE or second.verdict in NOWHERE:
            if first.verdict not in NOWHERE:
                self._note(relation, f"it is not clear what “{second.name}” is.")
            return
        if why := self._schema.no_way(relation.type_name, first.class_name, second.class_name):
            self._note(relation, why)
            return
        wanted = _Wanted(_ref(first), _ref(second), relation)
        if not self._holds(wanted):
            self._wanted.append(wanted)

    def _ends_of(self, relation: FoundRelation) -> tuple[Proposal, Proposal]:
        return self._proposed[relation.source_key], self._proposed[relation.target_key]

    def _holds(self, wanted: _Wanted) -> bool:
        """Whether it is here: as this source says it, or as another one has said."""
        source, target, relation = wanted
        if not (isinstance(source, int) and isinstance(target, int)):
            return False
        tie = Tie(source, relation.type_name, target, relation.group)
        held = self._world.ties.get(tie)
        alike = (relation.needed, relation.share)
        if held is None or (held.provenance == self._source and held[:2] != alike):
            return False
        self._kept.add(tie)
        return True

    def end_the_others(self) -> None:
        """What this source told of these things before and tells no more ends."""
        for tie, strength in self._world.ties.items():
            key = self._keys.get(tie.source)
            mine = strength.provenance == self._source and key is not None
            if key is not None and mine and tie not in self._kept:
                self._ends[key].append(
                    Relating(tie.type_name, tie.target, tie.group, *strength[:2])
                )
            else:
                self._count[tie.type_name, "from", tie.source] += 1
                self._count[tie.type_name, "to", tie.target] += 1

    def begin(self) -> None:
        """Let begin what is wanted, as far as there may be so many."""
        for source, target, relation in self._wanted:
            if why := self._too_many(source, target, relation):
                self._note(relation, why)
                continue
            self._count[relation.type_name, "from", source] += 1
            self._count[relation.type_name, "to", target] += 1
            self._begins[relation.source_key].append(
                Relating(relation.type_name, target, *relation[3:6])
            )

    def _too_many(self, source: Ref, target: Ref, relation: FoundRelation) -> str | None:
        first, second = self._ends_of(relation)
        most_from, most_to = self._schema.most(
            relation.type_name, first.class_name, second.class_name
        )
        if most_from and self._count[relation.type_name, "from", source] >= most_from:
            return f"it may have {most_from} of these and has."
        if most_to and self._count[relation.type_name, "to", target] >= most_to:
            return f"the other may have {most_to} of these and has."
        return None

    def _note(self, relation: FoundRelation, why: str) -> None:
        words = relation.type_name.replace("_", " ")
        other = self._proposed[relation.target_key].name
        self._notes[relation.source_key].append(f"{words} “{other}”: {why}")

    def told(self) -> Relations:
        return {key: self._of(key) for key in {*self._begins, *self._ends, *self._notes}}

    def _of(self, key: str) -> tuple[tuple[Relating, ...], tuple[Relating, ...], tuple[str, ...]]:
        ends = sorted(self._ends[key], key=str)
        return tuple(self._begins[key]), tuple(ends), tuple(self._notes[key])


def _ref(proposal: Proposal) -> Ref:
    return proposal.key if proposal.pk is None else proposal.pk


def count_of(proposals: Sequence[Proposal]) -> Iterator[tuple[str, int]]:
    """How many of each verdict, and how many relations begin and end."""
    counted = Counter(each.verdict.value for each in proposals)
    yield from ((verdict.value, counted[verdict.value]) for verdict in Verdict)
    yield "begins", sum(len(each.begins) for each in proposals)
    yield "ends", sum(len(each.ends) for each in proposals)
