"""Packages made up by chance, with circles, alternatives and stand-ins, and what falls with what.

`falling` knows nothing of the product: it tries every package again until nothing more falls.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

VIRTUAL = ("mail-agent", "viewer", "shell")


@dataclass
class Packages:
    """Names; what each needs, as sets of which one is enough; who stands in for what."""

    needs: dict[str, list[frozenset[str]]] = field(default_factory=dict)
    provides: dict[str, frozenset[str]] = field(default_factory=dict)

    def text(self) -> str:
        """As a package list tells it."""
        return "\n".join(self._stanza(name) for name in self.needs)

    def _stanza(self, name: str) -> str:
        lines = [f"Package: {name}", "Version: 1.0"]
        if self.provides[name]:
            lines.append(f"Provides: {', '.join(sorted(self.provides[name]))}")
        if self.needs[name]:
            groups = (" | ".join(sorted(group)) for group in self.needs[name])
            lines.append(f"Depends: {', '.join(groups)}")
        return "\n".join(lines) + "\n"

    def falling(self, first: str) -> set[str]:
        """All that is of no use when one is."""
        fallen = {first}
        while fresh := {
            name for name in self.needs if name not in fallen and self._is_lost(name, fallen)
        }:
            fallen |= fresh
        return fallen - {first}

    def _is_lost(self, name: str, fallen: set[str]) -> bool:
        return any(self._able(group) and self._able(group) <= fallen for group in self.needs[name])

    def _able(self, group: frozenset[str]) -> set[str]:
        """The packages that can meet a need: by their name, or by what they stand in for."""
        return {
            name
            for name in self.needs
            if name in group or not self.provides[name].isdisjoint(group)
        }


def some_packages(chance: Random, many: int = 40) -> Packages:
    """Packages that need any others, so that there are circles of all lengths."""
    made = Packages()
    names = [f"p{number:02}" for number in range(many)]
    for name in names:
        others = [each for each in (*names, *VIRTUAL) if each != name]
        made.provides[name] = frozenset(chance.sample(VIRTUAL, chance.choice((0, 0, 0, 1, 2))))
        made.needs[name] = groups(chance, others, made.provides)
    return made


def groups(
    chance: Random, others: list[str], provides: Mapping[str, frozenset[str]]
) -> list[frozenset[str]]:
    """What one needs: mostly something outright, sometimes one of several."""
    sizes = chance.choices((1, 1, 1, 2, 3), k=chance.choice((0, 1, 2, 2)))
    return [frozenset(chance.sample(others, size)) for size in sizes]
