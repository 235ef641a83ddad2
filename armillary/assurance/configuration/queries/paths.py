"""Ways of a failure, told in little room: those of a chain of 10,000 have fifty million steps."""

from collections.abc import Iterable, Iterator, Mapping

Path = tuple[str | None, ...]
"""The numbers of items, in the order in which a failure takes them; None: the actor may not see
that one. Of a long way the beginning and the end, and LEFT_OUT between them."""
LEFT_OUT = "…"
LONGEST, END = 100, 50


Steps = Iterable[tuple[int, int | None]]
"""Who was reached, and through whom; whoever is reached through nobody is where a way begins."""


class Paths:
    """The ways along steps, of which each begins where one before it ended. `numbers` are those of
    the items that the actor may see."""

    def __init__(self, numbers: Mapping[int, str]) -> None:
        self._numbers = numbers
        self._through: dict[int, int | None] = {}
        self._starts: dict[int, Path] = {}
        self._depth: dict[int, int] = {}

    def along(self, steps: Steps) -> Iterator[tuple[int, Path, int]]:
        """Whom each step reaches, the way there, and how long it is. A failure may reach very many:
        this is the loop that they all go through."""
        starts, depths, through_whom = self._starts, self._depth, self._through
        number = self._numbers.get
        for node, through in steps:
            before, depth = (starts[through], depths[through] + 1) if through else ((), 0)
            through_whom[node], depths[node] = through, depth
            way = starts[node] = before + (number(node),) if depth < END else before  # noqa: RUF005  half the time
            yield node, way if depth < END else self._long(node, depth), depth

    def _long(self, node: int, depth: int) -> Path:
        whole = depth < LONGEST
        end = self._end(node, depth + 1 if whole else END)
        return end if whole else (*self._starts[node], LEFT_OUT, *end)

    def _end(self, node: int | None, steps: int) -> Path:
        back: list[str | None] = []
        while node is not None and len(back) < steps:
            back.append(self._numbers.get(node))
            node = self._through[node]
        return tuple(reversed(back))
