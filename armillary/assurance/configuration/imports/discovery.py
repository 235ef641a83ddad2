"""The JSON in which discovery agents tell what they saw; docs/handbook/cmdb-sources.md shows it."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from armillary.assurance.configuration.imports.document import document_of
from armillary.assurance.configuration.imports.found import (
    Found,
    FoundItem,
    FoundRelation,
    Value,
    WrongSource,
)


class Item(msgspec.Struct, forbid_unknown_fields=True, rename={"class_name": "class"}):
    """One thing that an agent saw."""

    key: str
    class_name: str
    name: str
    attributes: dict[str, Value | None] = {}
    identifiers: dict[str, str] = {}


class Relation(msgspec.Struct, forbid_unknown_fields=True):
    """What it saw between two of them."""

    source: str
    type: str
    target: str
    group: str = ""
    needed: int | None = None
    share: float | None = None


class Seen(msgspec.Struct, forbid_unknown_fields=True):
    """All that an agent tells at once."""

    items: list[Item]
    relations: list[Relation] = []


def read_discovery(files: Sequence[bytes]) -> Iterator[Found]:
    """What agents saw. Raises WrongSource, naming the place."""
    for content in files:
        yield from found_in(document_of(content))


def found_in(document: Any) -> Iterator[Found]:
    """What a document tells. Raises WrongSource, naming the place."""
    try:
        seen = msgspec.convert(document, Seen)
    except msgspec.ValidationError as wrong:
        raise WrongSource(f"{_place(str(wrong))}.") from None
    keys: dict[str, int] = {}
    for index, item in enumerate(seen.items):
        if item.key in keys:
            raise WrongSource(
                f"items[{keys[item.key]}] and items[{index}] both have the key “{item.key}”."
            )
        keys[item.key] = index
        yield _item(item)
    for index, relation in enumerate(seen.relations):
        for end in (relation.source, relation.target):
            if end not in keys:
                raise WrongSource(f"relations[{index}] names “{end}”, which is not among items.")
        yield FoundRelation(*msgspec.structs.astuple(relation))


def _item(item: Item) -> FoundItem:
    told = {name: value for name, value in item.attributes.items() if value is not None}
    return FoundItem(item.key, item.class_name, item.name, told, item.identifiers)


def _place(said: str) -> str:
    what, _, where = said.partition(" - at `")
    return f"{where.removeprefix('$.').rstrip('`') or 'The document'}: {what}"
