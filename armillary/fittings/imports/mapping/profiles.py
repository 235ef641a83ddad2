"""What the columns of a file hold: counted and looked at, so that a person can be asked well."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from armillary.fittings.imports.mapping.figures import is_figure, sign_of
from armillary.fittings.imports.mapping.heading import heads_of
from armillary.fittings.imports.mapping.moments import order_of

EXAMPLES, DISTINCT = 3, 200


@dataclass(frozen=True, slots=True)
class Profile:
    """One column: its place, its head, how many cells hold something, and some of them."""

    at: int
    head: str
    filled: int
    examples: tuple[str, ...]
    distinct: frozenset[str]
    order: str
    sign: str
    mails: float
    figures: float


def profiles_of(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Profile, ...]:
    """Look at every column. Rows may be shorter or longer than the heads."""
    width = max((len(heads), *(len(row) for row in rows[:1_000])), default=0)
    named = heads_of(heads, width)
    return tuple(
        _profile(at, head, [row[at] for row in rows if at < len(row) and row[at].strip()])
        for at, head in enumerate(named)
    )


def _profile(at: int, head: str, cells: list[str]) -> Profile:
    distinct = list(dict.fromkeys(cell.strip() for cell in cells))
    return Profile(
        at=at,
        head=head,
        filled=len(cells),
        examples=tuple(distinct[:EXAMPLES]),
        distinct=frozenset(distinct[:DISTINCT]),
        order=order_of(distinct),
        sign=sign_of(distinct),
        mails=_share(distinct, lambda cell: "@" in cell and " " not in cell),
        figures=_share(distinct, is_figure),
    )


def _share(cells: Sequence[str], is_one: Callable[[str], bool]) -> float:
    looked: Iterable[str] = cells[:DISTINCT]
    count = sum(1 for cell in looked if is_one(cell))
    return count / min(len(cells), DISTINCT) if cells else 0.0
