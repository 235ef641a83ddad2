"""The 114 interactions that the reference model states between its processes.

`data/edges.json` holds the facts of `data/edges.yaml`, one edge a line: the standard library
reads JSON, and reads it fast. A test holds the two together.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ALL = "all"

OUTSIDE: frozenset[str] = frozenset(
    {
        "IT functions",
        "IT management",
        "IT organisation",
        "all services",
        "any enquirer",
        "business",
        "corporate BCM",
        "corporate security plan",
        "customer",
        "customers",
        "industry change",
        "infrastructure",
        "interruptions",
        "new customers",
        "next cycle",
        "planning sessions",
        "staff",
        "suppliers",
        "users",
    }
)


@dataclass(frozen=True, slots=True)
class Edge:
    """One stated interaction: who gives what to whom, and where the model document says so.

    An end holds process ids, `ALL` (every other process) or parties of `OUTSIDE`. With `between`
    the document names no direction; when it joins more than two, both ends hold all of them.
    `inferred` says that a party was read from the context; `contract` is our proposal of what
    carries the interaction.
    """

    id: int
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    what: str
    section: str
    inferred: bool
    between: bool
    contract: str
    note: str

    def carries(self, sender: str, receiver: str) -> bool:
        """Whether one party (its process id) may hand off to another along this edge."""
        if sender == receiver:
            return False
        forth = _stands_in(sender, self.sources) and _stands_in(receiver, self.targets)
        back = _stands_in(receiver, self.sources) and _stands_in(sender, self.targets)
        return forth or (self.between and back)


def _stands_in(party: str, end: tuple[str, ...]) -> bool:
    return party in end or (ALL in end and party not in OUTSIDE)


def _ends(stated: dict[str, Any]) -> tuple[Iterable[str], Iterable[str]]:
    """The two ends; a flat list under "between" joins everyone in it with everyone else."""
    between = stated.get("between")
    if between is None:
        return stated["from"], stated["to"]
    if isinstance(between[0], str):
        return between, between
    return between[0], between[1]


def _edge(stated: dict[str, Any]) -> Edge:
    sources, targets = _ends(stated)
    return Edge(
        id=stated["id"],
        sources=tuple(sources),
        targets=tuple(targets),
        what=stated["what"],
        section=stated["source"],
        inferred=stated.get("party_inferred", False),
        between="between" in stated,
        contract=stated.get("contract", ""),
        note=stated.get("note", ""),
    )


_STATED = (Path(__file__).parent / "data" / "edges.json").read_text(encoding="utf-8")

EDGES: tuple[Edge, ...] = tuple(_edge(stated) for stated in json.loads(_STATED))

_BY_ID = {each.id: each for each in EDGES}


def edge(number: int) -> Edge:
    """The edge of this number in the model, 1 to 114."""
    return _BY_ID[number]


def edges_of(identifier: str) -> tuple[Edge, ...]:
    """Those in which a process is named."""
    return tuple(each for each in EDGES if identifier in (*each.sources, *each.targets))


def joined(one: str, other: str) -> bool:
    """Whether some interaction joins two processes, whichever of them gives."""
    return any(each.carries(one, other) or each.carries(other, one) for each in EDGES)
