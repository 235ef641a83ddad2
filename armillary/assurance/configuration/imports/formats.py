"""The formats that can be read, by name, each checked before anything is done with it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from armillary.assurance.configuration.imports.compose.reading import read_compose
from armillary.assurance.configuration.imports.debian.reading import read_debian
from armillary.assurance.configuration.imports.discovery import read_discovery
from armillary.assurance.configuration.imports.found import (
    Findings,
    Found,
    FoundItem,
    FoundRelation,
    LeftOut,
    Value,
    WrongSource,
    gathered,
)
from armillary.assurance.configuration.imports.gml.reading import read_gml
from armillary.assurance.configuration.imports.limits import (
    LONGEST_GROUP,
    LONGEST_KEY,
    LONGEST_NAME,
    LONGEST_VALUE,
    MOST_ATTRIBUTES,
    MOST_FILES,
    MOST_ITEMS,
    MOST_RELATIONS,
)
from armillary.assurance.configuration.imports.netbox.reading import read_netbox

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SLUG = re.compile(r"[a-z][a-z0-9_]{0,59}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is called, what files it wants, and who reads them."""

    label: str
    files: str
    read: Callable[[Sequence[bytes]], Iterator[Found]]


FORMATS: Mapping[str, Format] = {
    "netbox": Format(
        "NetBox",
        "A fixture, or what the REST interface lists (JSON, ZIP).",
        read_netbox,
    ),
    "compose": Format("Docker Compose", "Compose files, in the order of -f.", read_compose),
    "gml": Format("GML", "One graph a file.", read_gml),
    "debian": Format(
        "Debian packages",
        "A package list, or its three tables (packages, edges, provides).",
        read_debian,
    ),
    "discovery": Format("Discovery (JSON)", "What a discovery agent saw.", read_discovery),
}


def read(format_name: str, files: Sequence[bytes]) -> Findings:
    """All that the files tell. Raises WrongSource, naming the place."""
    form = FORMATS.get(format_name)
    if form is None:
        raise WrongSource(f"There is no format “{format_name[:40]}”: {', '.join(FORMATS)}.")
    if not files or len(files) > MOST_FILES:
        raise WrongSource(f"Send one file, or at most {MOST_FILES}.")
    return checked(form.read(files))


def checked(found: Iterator[Found]) -> Findings:
    """What was found, within the limits. Raises WrongSource, naming the item."""
    return gathered(_within_limits(found))


def _within_limits(found: Iterator[Found]) -> Iterator[Found]:
    items = relations = 0
    for each in found:
        if isinstance(each, FoundItem):
            items += 1
            _check_item(each)
        elif isinstance(each, FoundRelation):
            relations += 1
            _check_relation(each)
        if items > MOST_ITEMS or relations > MOST_RELATIONS:
            raise WrongSource(
                f"At most {MOST_ITEMS:,} things and {MOST_RELATIONS:,} relations at once."
            )
        yield each


def _check_item(item: FoundItem) -> None:
    where = f"“{item.key[:60]}”"
    _check_text(where, "key", item.key, LONGEST_KEY)
    _check_text(where, "name", item.name, LONGEST_NAME)
    if not _is_name(item.class_name):
        raise WrongSource(f"{where}: “{item.class_name[:60]}” is no name of a class.")
    if len(item.attributes) + len(item.identifiers) > MOST_ATTRIBUTES:
        raise WrongSource(f"{where} has more than {MOST_ATTRIBUTES} attributes.")
    for name, value in (*item.attributes.items(), *item.identifiers.items()):
        if not _is_name(name):
            raise WrongSource(f"{where}: “{name[:60]}” is no name of an attribute.")
        _check_value(where, name, value)


@lru_cache(maxsize=5_000)
def _is_name(said: str) -> bool:
    """The same few come with every thing."""
    return _SLUG.fullmatch(said) is not None


def _check_value(where: str, name: str, value: Value) -> None:
    if isinstance(value, str):
        _check_text(where, name, value or " -", LONGEST_VALUE)
    elif isinstance(value, float) and value - value != 0:
        raise WrongSource(f"{where}: {name} must be a finite number.")
    elif not -(2**63) < value < 2**63:
        raise WrongSource(f"{where}: {name} is too large a number.")


def _check_text(where: str, name: str, text: str, longest: int) -> None:
    if not text.strip():
        raise WrongSource(f"{where} needs a {name}.")
    if len(text) > longest:
        raise WrongSource(f"{where}: its {name} has more than {longest} characters.")
    if not text.isprintable() and (found := _CONTROL.search(text)):
        raise WrongSource(f"{where}: its {name} has the character U+{ord(found[0]):04X}.")


def _check_relation(relation: FoundRelation) -> None:
    where = f"“{relation.source_key[:60]}”"
    if not _is_name(relation.type_name):
        raise WrongSource(f"{where}: “{relation.type_name[:60]}” is no name of a relation.")
    if relation.group:
        _check_text(where, "group", relation.group, LONGEST_GROUP)
    if relation.needed is not None and not 0 < relation.needed <= 10_000:
        raise WrongSource(f"{where}: needed must be from 1 to 10,000.")
    if relation.needed is not None and not relation.group:
        raise WrongSource(f"{where}: needed counts the members of a group; name one.")
    if relation.share is not None and not 0 < relation.share <= 1:
        raise WrongSource(f"{where}: share must be more than 0, and at most 1.")


__all__ = ["FORMATS", "Findings", "Format", "LeftOut", "checked", "read"]
