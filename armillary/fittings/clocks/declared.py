"""Which clocks can run on which records: told once for each type, by the process that owns it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from armillary.engines.clocks import Phase
from armillary.kernel import known
from armillary.records.models import Record

Facts = Mapping[str, Any]
"""What a record says, by column, as far as its clocks ask: what holds nothing is None, and moments
are seconds. It can be told from the journal as well as from the record."""


class Standing(NamedTuple):
    """In which phase a clock is, by what the record says, and for which reason.

    `at` is for what is known to have been at another moment than that at which it was said.
    """

    phase: Phase
    reason: str = ""
    at: int | None = None


RUNS, DONE = Standing(Phase.RUNS), Standing(Phase.DONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockKind:
    """A clock that can run. `standing` is asked after every verb; None: it has not begun."""

    name: str
    label: str
    help: str
    standing: Callable[[Facts], Standing | None]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Clocks:
    """The clocks of a record type.

    `facts` are the columns at which they look; promises may look at further ones. `holder` are the
    columns that tell who has it, the closest first; `turn` tells by what the record says which
    party's turn it is (see parties; nothing: nobody's). `due` is the column of the record, if it
    has one, that holds what is due next, and `stake` the one that holds what must be expected to
    be paid for it. `rank` is the column by which standard targets differ, and `reasons` are the
    words for reasons.
    """

    model: type[Record]
    kinds: tuple[ClockKind, ...]
    facts: tuple[str, ...] = ()
    holder: tuple[str, ...] = ()
    turn: Callable[[Facts], str] = lambda facts: ""
    due: str = ""
    stake: str = ""
    rank: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        return known.of(self.model).slug

    def kind(self, name: str) -> ClockKind | None:
        """The clock of this name, if there is still such a one."""
        return next((kind for kind in self.kinds if kind.name == name), None)

    def word(self, reason: str) -> str:
        """A reason as people read it."""
        return self.reasons.get(reason, reason.replace("_", " ").capitalize())


_declared: dict[type[Record], Clocks] = {}
_by_slug: dict[str, Clocks] = {}
"""Found when it is asked for: slugs are known when all processes are installed."""


def remember(clocks: Clocks) -> None:
    """Keep what was declared of a type."""
    _declared[clocks.model] = clocks
    _by_slug.clear()


def of(model: type[Record]) -> Clocks | None:
    """The clocks of records of this model."""
    return _declared.get(model)


def of_slug(slug: str) -> Clocks | None:
    """The clocks of records of this type."""
    if not _by_slug:
        _by_slug.update((clocks.slug, clocks) for clocks in everywhere())
    return _by_slug.get(slug)


def everywhere() -> Iterator[Clocks]:
    """The clocks of every type that has some."""
    yield from _declared.values()


def forget(model: type[Record]) -> None:
    """Let records of this model have no clocks."""
    _declared.pop(model, None)
    _by_slug.clear()
