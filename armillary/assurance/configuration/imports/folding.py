"""Two things of a source that are one item here, because people said so. Pure."""

from collections.abc import Iterator, Mapping

from armillary.assurance.configuration.imports.found import (
    Findings,
    FoundItem,
    FoundRelation,
    LeftOut,
)
from armillary.assurance.configuration.imports.world import World


def folded(findings: Findings, world: World, source: str) -> Findings:
    """What was found, with one thing in place of those that were merged.

    The survivor is told of under its own key, be it that the source has only the other one left.
    """
    aliases = dict(_aliases(findings, world, source))
    if not aliases:
        return findings
    items: dict[str, FoundItem] = {}
    for key, item in findings.items.items():
        main = aliases.get(key, key)
        if main == key or main not in findings.items:
            items.setdefault(main, item._replace(key=main))
    relations: dict[tuple[str, str, str, str], FoundRelation] = {}
    for each in findings.relations:
        turned = _turned(each, aliases)
        if turned.source_key != turned.target_key:
            relations.setdefault(turned[:4], turned)
    told = (
        LeftOut(key, f"It was merged into what this source calls “{main}”, which stands for both.")
        for key, main in aliases.items()
    )
    return Findings(items, list(relations.values()), [*findings.left_out, *told])


def _aliases(findings: Findings, world: World, source: str) -> Iterator[tuple[str, str]]:
    """The keys of what was merged, each with the key of what stands for it."""
    for pk, survivor in world.merged.items():
        said, theirs = (world.items[each].said.get(source) for each in (pk, survivor))
        if said and theirs and theirs.key and said.key in findings.items:
            yield said.key, theirs.key


def _turned(relation: FoundRelation, aliases: Mapping[str, str]) -> FoundRelation:
    source = aliases.get(relation.source_key, relation.source_key)
    target = aliases.get(relation.target_key, relation.target_key)
    return relation._replace(source_key=source, target_key=target)
