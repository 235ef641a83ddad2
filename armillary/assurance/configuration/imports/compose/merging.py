"""What several Compose files say together: a later one adds to what an earlier one says."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import Any

from armillary.assurance.configuration.imports.found import WrongSource
from armillary.assurance.configuration.imports.yaml_text import plain_yaml

TAGS = frozenset({"!reset", "!override"})
_VARIABLE = re.compile(r"\$\{(\w+)(?::?-([^${}]*))?[^{}]*\}", re.ASCII)

Part = Mapping[str, Any]


def project_of(files: Sequence[bytes]) -> Part:
    """One project from its files, in the order of the command line. Raises WrongSource."""
    return reduce(_merged, (_document(content) for content in files), {})


def part(whole: Part, name: str, where: str) -> Part:
    """The object of this name; nothing when it is absent. Raises WrongSource."""
    held = whole.get(name)
    if held is None:
        return {}
    if not isinstance(held, Mapping):
        raise WrongSource(f"“{name}” of {where} must be an object.")
    return held


def names_in(whole: Part, name: str, where: str) -> list[str]:
    """The names in a list or the keys of an object. Raises WrongSource."""
    held = whole.get(name)
    if isinstance(held, Mapping):
        return list(held)
    if held is None:
        return []
    if not isinstance(held, list) or not all(isinstance(each, str) for each in held):
        raise WrongSource(f"“{name}” of {where} must be a list of names, or an object.")
    return held


def pairs_in(whole: Part, name: str, where: str) -> dict[str, str]:
    """What is said as `NAME=value` in a list, or as an object. Raises WrongSource."""
    held = whole.get(name)
    if isinstance(held, Mapping):
        return {key: value for key, value in held.items() if isinstance(value, str)}
    parted = (each.partition("=") for each in names_in(whole, name, where))
    return {key: value for key, _, value in parted}


def text_in(whole: Part, name: str) -> str:
    """A text with its variables resolved; empty when there is none."""
    held = whole.get(name)
    return resolved(held) if isinstance(held, str) else ""


def resolved(text: str) -> str:
    """Variables with a default are replaced by it; others stay as they are written."""
    return _VARIABLE.sub(lambda found: found[0] if found[2] is None else found[2], text)


def _document(content: bytes) -> Part:
    document = plain_yaml(content, TAGS)
    if not isinstance(document, Mapping):
        raise WrongSource("A Compose file is an object with “services” in it.")
    return document


def _merged(first: Part, second: Part) -> dict[str, Any]:
    both: dict[str, Any] = dict(first)
    for name, value in second.items():
        both[name] = _joined(both.get(name), value)
    return both


def _joined(first: Any, second: Any) -> Any:
    if second is None:
        return first
    if isinstance(first, list | Mapping) and isinstance(second, list | Mapping):
        if isinstance(first, list) and isinstance(second, list):
            return [*first, *second]
        return _merged(_keyed(first), _keyed(second))
    return second


def _keyed(held: "list[Any] | Part") -> Part:
    """A list of names beside an object: one file wrote it shorter than the other."""
    if isinstance(held, Mapping):
        return held
    texts: Iterable[str] = (each for each in held if isinstance(each, str))
    return {key: value or None for key, _, value in (each.partition("=") for each in texts)}
