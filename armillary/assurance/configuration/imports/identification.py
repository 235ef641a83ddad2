"""Which thing that is here already a found one is: the policy. Pure."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from armillary.assurance.configuration.imports.weak import Weak, normal

Thing = TypeVar("Thing", bound=Hashable)
OPTIONAL = "?"
"""After the name of an attribute: it may be absent, but then from both."""

Signature = tuple[str, tuple[str, ...], tuple[str, ...]]


class Rule(NamedTuple):
    """Two things of this class that agree in all of these attributes are one."""

    class_name: str
    attributes: tuple[str, ...]


class Outcome(NamedTuple, Generic[Thing]):
    """None, one or several things, and the words for why."""

    things: tuple[Thing, ...]
    why: str

    @property
    def one(self) -> Thing | None:
        return self.things[0] if len(self.things) == 1 else None


class Identification:
    """The rules of all classes. `lineage` tells of each class itself and those above it."""

    def __init__(
        self, rules: Iterable[Rule], lineage: Mapping[str, Sequence[str]], weak: Weak
    ) -> None:
        self._rules: dict[str, list[Rule]] = defaultdict(list)
        for rule in rules:
            self._rules[rule.class_name].append(rule)
        self._lineage = lineage
        self._weak = weak

    def rules_for(self, class_name: str) -> Iterator[Rule]:
        """Its own in their order, then those of the classes above."""
        for above in self._lineage.get(class_name, (class_name,)):
            yield from self._rules.get(above, ())

    def signatures(self, class_name: str, values: Mapping[str, object]) -> Iterator[Signature]:
        """What would be shared with another thing if both are one, the strongest first."""
        for rule in self.rules_for(class_name):
            if (told := self._told(rule, values)) is not None:
                yield rule.class_name, rule.attributes, told

    def silent(self, class_name: str, values: Mapping[str, object]) -> str:
        """Why no rule could be asked, in words."""
        names = {name.rstrip(OPTIONAL) for r in self.rules_for(class_name) for name in r.attributes}
        weak = sorted(name for name in names & set(values) if values[name] in self._weak)
        if weak:
            said = ", ".join(f"{name} “{values[name]}”" for name in weak)
            return f"Nothing identifies it: {said} is what makers leave in place of one."
        return "Nothing identifies it but the key that its source gives it."

    def _told(self, rule: Rule, values: Mapping[str, object]) -> tuple[str, ...] | None:
        told = []
        for name in rule.attributes:
            value = values.get(name.rstrip(OPTIONAL))
            if value in (None, ""):
                if not name.endswith(OPTIONAL):
                    return None
                told.append("")
            elif value in self._weak:
                return None
            else:
                told.append(normal(value))
        return tuple(told)


class Register(Generic[Thing]):
    """Things by what identifies them."""

    def __init__(self, identification: Identification) -> None:
        self._identification = identification
        self._things: dict[Signature, set[Thing]] = defaultdict(set)

    def add(self, thing: Thing, class_name: str, values: Mapping[str, object]) -> None:
        for signature in self._identification.signatures(class_name, values):
            self._things[signature].add(thing)

    def identify(
        self,
        class_name: str,
        values: Mapping[str, object],
        without: Collection[Thing] = frozenset(),
    ) -> Outcome[Thing]:
        """Which things these values may be about; rules after one that finds any are not asked."""
        asked = False
        for signature in self._identification.signatures(class_name, values):
            asked = True
            found = self._things.get(signature, set()) - set(without)
            if found:
                return Outcome(tuple(sorted(found, key=str)), _why(signature))
        if asked:
            return Outcome((), "Nothing here agrees with it.")
        return Outcome((), self._identification.silent(class_name, values))

    def shared(self) -> Iterator[tuple[Signature, Collection[Thing]]]:
        """Signatures that several things have."""
        return ((sign, things) for sign, things in self._things.items() if len(things) > 1)


def _why(signature: Signature) -> str:
    _, names, values = signature
    pairs = zip(names, values, strict=True)
    said = [
        f"{name.rstrip(OPTIONAL).replace('_', ' ')} “{value}”" for name, value in pairs if value
    ]
    return f"It has the same {' and '.join(said)}."
