"""What every reader yields, before anybody asks whether it is here already. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from armillary.kernel.errors import Refusal

Value = str | int | float | bool

NO_WORDS: Mapping[str, str] = {}
NO_VALUES: Mapping[str, Value] = {}


class WrongSource(Refusal):
    """What was sent cannot be read; the message names the place and says what to do."""

    status = 422
    slug = "wrong-source"


class FoundItem(NamedTuple):
    """One thing as a source describes it.

    `key` is what the source calls it: it must stay the same from one reading to the next.
    `identifiers` say which thing it is without being among its attributes, such as the rack in
    which a device is.
    """

    key: str
    class_name: str
    name: str
    attributes: Mapping[str, Value] = NO_VALUES
    identifiers: Mapping[str, str] = NO_WORDS


class FoundRelation(NamedTuple):
    """source —type→ target. Of a `group` of one source, `needed` members are enough."""

    source_key: str
    type_name: str
    target_key: str
    group: str = ""
    needed: int | None = None
    share: float | None = None


class LeftOut(NamedTuple):
    """Something in the source that is not taken, where it stands, and why."""

    where: str
    why: str


Found = FoundItem | FoundRelation | LeftOut


class Findings(NamedTuple):
    """All that one reading found."""

    items: dict[str, FoundItem]
    relations: list[FoundRelation]
    left_out: list[LeftOut]


def gathered(found: Iterable[Found]) -> Findings:
    """Everything a reader yields: keys once, relations once and between things that are there.

    Raises WrongSource when two different things have one key, and when one relation is told
    twice with different strength: the order of a source says nothing.
    """
    items: dict[str, FoundItem] = {}
    relations: dict[tuple[str, str, str, str], FoundRelation] = {}
    left_out: list[LeftOut] = []
    for each in found:
        if isinstance(each, FoundItem):
            if items.setdefault(each.key, each) != each:
                raise WrongSource(f"Two things have the key “{each.key}”. Give each its own.")
        elif isinstance(each, FoundRelation):
            if relations.setdefault(each[:4], each) != each:
                raise WrongSource(
                    f"“{each.source_key}” {_words(each.type_name)} “{each.target_key}” is told "
                    f"twice, with different numbers. Tell it once."
                )
        else:
            left_out.append(each)
    loose = list(_loose(relations.values(), items))
    there = [one for one in relations.values() if _whole(one, items)]
    return Findings(items, there, left_out + loose)


def _whole(relation: FoundRelation, items: Mapping[str, FoundItem]) -> bool:
    source, target = relation.source_key, relation.target_key
    return source in items and target in items and source != target


def _loose(relations: Iterable[FoundRelation], items: Mapping[str, FoundItem]) -> Iterator[LeftOut]:
    for relation in relations:
        source, name, target = relation[:3]
        if source == target:
            yield LeftOut(source, f"It says that it {_words(name)} itself.")
        elif not _whole(relation, items):
            absent = source if source not in items else target
            yield LeftOut(f"{source} {_words(name)} {target}", f"There is no “{absent}”.")


def _words(type_name: str) -> str:
    return type_name.replace("_", " ")
