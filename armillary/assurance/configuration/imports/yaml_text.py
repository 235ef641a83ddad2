"""YAML that anybody may send, as plain values: no objects, no bombs of aliases, no key twice."""

from collections.abc import Iterator
from typing import Any

import yaml

from armillary.assurance.configuration.imports.found import WrongSource
from armillary.assurance.configuration.imports.limits import DEEPEST, MOST_UNFOLDED, MOST_YAML
from armillary.assurance.configuration.imports.opening import text_of

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STANDARD = "tag:yaml.org,2002:"
_SCALARS = {_STANDARD + name for name in ("str", "int", "float", "bool", "timestamp", "null")}
_SCALARS |= {_STANDARD + "merge", _STANDARD + "value"}
_LISTS, _OBJECTS = _STANDARD + "seq", _STANDARD + "map"
_UNDER_WAY = (None, -1)


def plain_yaml(content: bytes, also: frozenset[str] = frozenset()) -> Any:
    """Text, None, lists and objects; tags in `also` are read as if they were not there.

    Numbers and days stay as they are written. Raises WrongSource with the line.
    """
    text = text_of(content, MOST_YAML)
    try:
        _check_depth(text)
        nodes = list(yaml.compose_all(text, Loader=_Loader))
    except yaml.MarkedYAMLError as wrong:
        line = wrong.problem_mark.line + 1 if wrong.problem_mark else 1
        raise WrongSource(f"Line {line} is no YAML: {wrong.problem}.") from None
    except yaml.YAMLError:
        raise WrongSource("The file is no YAML.") from None
    if len(nodes) != 1:
        raise WrongSource(f"The file holds {len(nodes)} documents: send one.")
    return _Unfolding(also).value(nodes[0])


def _check_depth(text: str) -> None:
    """Look at the events, one after the other, before anything recurses."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise WrongSource(f"{_line(event)}: lists and objects are at most {DEEPEST} deep.")


class _Unfolding:
    """Makes values of nodes. What an alias repeats is made once, and counted each time."""

    def __init__(self, also: frozenset[str]) -> None:
        self._also = also
        self._made: dict[int, tuple[Any, int]] = {}

    def value(self, node: yaml.Node) -> Any:
        return self._unfolded(node)[0]

    def _unfolded(self, node: yaml.Node) -> tuple[Any, int]:
        made = self._made.get(id(node))
        if made is _UNDER_WAY:
            raise WrongSource(f"{_line(node)}: an alias stands inside of what it repeats.")
        if made is None:
            self._made[id(node)] = _UNDER_WAY
            made = self._made[id(node)] = self._fresh(node)
        if made[1] > MOST_UNFOLDED:
            raise WrongSource(f"{_line(node)}: its aliases unfold to more than can be meant.")
        return made

    def _fresh(self, node: yaml.Node) -> tuple[Any, int]:
        if isinstance(node, yaml.MappingNode):
            self._check_tag(node, {_OBJECTS})
            return self._object(node)
        if isinstance(node, yaml.SequenceNode):
            self._check_tag(node, {_LISTS})
            parts = [self._unfolded(each) for each in node.value]
            return [value for value, _ in parts], 1 + sum(weight for _, weight in parts)
        self._check_tag(node, _SCALARS)
        return None if node.tag == _STANDARD + "null" else node.value, 1

    def _object(self, node: yaml.MappingNode) -> tuple[dict[str, Any], int]:
        own: dict[str, Any] = {}
        taken: dict[str, Any] = {}
        weight = 1
        for key_node, value_node in node.value:
            value, more = self._unfolded(value_node)
            weight += more
            if key_node.tag == _STANDARD + "merge":
                for each in _merged(value, value_node):
                    taken = {**each, **taken}
                continue
            key = self._key(key_node)
            if key in own:
                raise WrongSource(f"{_line(key_node)}: “{key[:60]}” stands there twice.")
            own[key] = value
        return {**taken, **own}, weight

    def _key(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise WrongSource(f"{_line(node)}: a key must be text.")
        self._check_tag(node, _SCALARS)
        return str(node.value)

    def _check_tag(self, node: yaml.Node, allowed: set[str]) -> None:
        if node.tag not in allowed | self._also:
            raise WrongSource(f"{_line(node)}: “{node.tag[:60]}” is not read here.")


def _merged(value: Any, node: yaml.Node) -> Iterator[dict[str, Any]]:
    for each in value if isinstance(value, list) else [value]:
        if not isinstance(each, dict):
            raise WrongSource(f"{_line(node)}: only objects can be merged.")
        yield each


def _line(there: yaml.Node | yaml.Event) -> str:
    return f"Line {there.start_mark.line + 1 if there.start_mark else 1}"
