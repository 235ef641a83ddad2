"""From what was found and what is here to what would be done. Pure: no database, no clock."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from armillary.assurance.configuration.imports.found import Findings, FoundItem, Value
from armillary.assurance.configuration.imports.identification import Identification
from armillary.assurance.configuration.imports.proposals import Changed, Proposal, Verdict
from armillary.assurance.configuration.imports.recognising import Recognised, recognised
from armillary.assurance.configuration.imports.reconciliation import (
    PERSON,
    Claimed,
    Policy,
    believed,
)
from armillary.assurance.configuration.imports.relating import Relations, relations_of
from armillary.assurance.configuration.imports.world import Here, Said, Schema, World

PolicyFor = Callable[[str, str], Policy]
STATE = "state"
"""A word of the source about where an item begins its life; later, verbs say where it is."""


@dataclass(frozen=True, slots=True)
class Planner:
    """Plans what one source says at one moment.

    `complete`: what it leaves out is not there. `only_known`: it tells of what is here, and makes
    nothing.
    """

    source: str
    at: datetime
    schema: Schema
    identification: Identification
    policy_for: PolicyFor
    complete: bool = False
    only_known: bool = False

    def plan(self, findings: Findings, world: World) -> list[Proposal]:
        """What would be done, in the order of the source; what it no longer tells of comes last."""
        known = recognised(findings.items, self.source, world, self.identification)
        bare = {
            key: self._proposal(item, known[key], world) for key, item in findings.items.items()
        }
        relations = relations_of(findings, bare, world, self.source, self.schema)
        proposals = [_with_relations(each, relations) for each in bare.values()]
        return proposals + list(self._missing(findings, bare, world))

    def _proposal(self, item: FoundItem, known: Recognised, world: World) -> Proposal:
        here = world.items.get(known.pk) if known.pk else None
        class_name = here.class_name if here else item.class_name
        flaw = None if here else self.schema.flaw(class_name)
        verdict = Verdict.REFUSED if flaw else known.verdict
        bare = Proposal(verdict, item.key, known.pk, class_name, item.name, flaw or known.why)
        said, notes = self._said(item, class_name)
        bare = bare._replace(said=said, identifiers=item.identifiers)
        if verdict in (Verdict.REFUSED, Verdict.UNCLEAR):
            return bare
        if self.only_known and not here:
            why = f"{bare.why} {self.source} makes nothing: it only confirms what is here."
            return bare._replace(verdict=Verdict.UNCLEAR, why=why)
        bare = bare._replace(notes=notes)
        return self._changed(bare, here) if here else self._new(bare)

    def _said(self, item: FoundItem, class_name: str) -> tuple[dict[str, Value], tuple[str, ...]]:
        said: dict[str, Value] = {"name": item.name}
        notes = []
        for name, value in item.attributes.items():
            kept, why = self.schema.fitting(class_name, name, value)
            if why:
                notes.append(f"{name}: {why}")
            else:
                said[name] = value if kept is None else kept
        return said, tuple(notes)

    def _new(self, bare: Proposal) -> Proposal:
        changes = {
            name: Changed(None, value, f"{self.source} says so.")
            for name, value in bare.said.items()
            if name == STATE or self._is_taken(bare.class_name, name, value)
        }
        if lacking := self.schema.lacks(bare.class_name, changes):
            why = f"It needs what is not told: {', '.join(lacking)}."
            return bare._replace(verdict=Verdict.REFUSED, why=why)
        return bare._replace(changes=changes)

    def _changed(self, bare: Proposal, here: Here) -> Proposal:
        before = here.said.get(self.source)
        said = {**(before.values if before else {}), **bare.said}
        bare = bare._replace(said=said, name=here.name)
        changes = dict(self._changes(bare, here))
        if here.values.get("missing"):
            changes["missing"] = Changed(
                old=True, new=False, why=f"{self.source} tells of it again."
            )
        same = before is not None and before[:3] == (bare.key, said, bare.identifiers)
        verdict = Verdict.CHANGED if changes else Verdict.SAME if same else Verdict.HEARD
        return bare._replace(verdict=verdict, changes=changes)

    def _changes(self, bare: Proposal, here: Here) -> Iterator[tuple[str, Changed]]:
        now = Said(bare.key, bare.said, bare.identifiers, self.at)
        said = {**here.said, self.source: now}
        for name, value in bare.said.items():
            if name == STATE or not self._is_taken(bare.class_name, name, value):
                continue
            old = here.name if name == "name" else here.values.get(name)
            claims = [
                Claimed(source, each.values[name], each.seen_at)
                for source, each in said.items()
                if name in each.values
            ]
            before = (each.values.get(name) for each in here.said.values())
            if old is not None and old not in before:
                claims.append(Claimed(PERSON, old, here.changed_at))
            won = believed(claims, self.policy_for(bare.class_name, name))
            if won and won.value != old:
                yield name, Changed(old, won.value, won.why)

    def _is_taken(self, class_name: str, name: str, value: Value) -> bool:
        """Whether it goes into a field; what has none is kept as a word of its source."""
        return name == "name" or self.schema.fitting(class_name, name, value)[0] is not None

    def _missing(
        self, findings: Findings, proposed: Mapping[str, Proposal], world: World
    ) -> Iterator[Proposal]:
        found = {each.pk for each in proposed.values()}
        for key, pk in sorted(world.by_key(self.source).items()) if self.complete else ():
            here = world.items[pk]
            gone = here.ended or here.values.get("missing")
            told_of = key in findings.items or pk in found
            if not (told_of or gone) and here.said[self.source].key == key:
                why = f"{self.source} tells of it no more."
                yield Proposal(Verdict.MISSING, key, pk, here.class_name, here.name, why)


def _with_relations(proposal: Proposal, relations: Relations) -> Proposal:
    begins, ends, notes = relations.get(proposal.key, ((), (), ()))
    if not (begins or ends or notes):
        return proposal
    return proposal._replace(begins=begins, ends=ends, notes=(*proposal.notes, *notes))
