"""Ways of a failure, told in little room: those of a chain of 10,000 have fifty million steps."""

Path = tuple[str | None, ...]
"""The numbers of items, in the order in which a failure takes them; None: the actor may not see
that one. Of a long way the beginning and the end, and LEFT_OUT between them."""
LEFT_OUT = "…"
LONGEST, END = 100, 50


class Paths:
    """Whoever is added has come through one who was added before, or is where a way begins."""

    def __init__(self) -> None:
        self._through: dict[int, int | None] = {}
        self._numbers: dict[int, str | None] = {}
        self._starts: dict[int, Path] = {}
        self.depth: dict[int, int] = {}

    def add(self, node: int, through: int | None, number: str | None) -> None:
        """Go one step further, to `node`."""
        before = () if through is None else self._starts[through]
        self._starts[node] = before if len(before) == END else (*before, number)
        self._through[node], self._numbers[node] = through, number
        self.depth[node] = 0 if through is None else self.depth[through] + 1

    def to(self, node: int) -> Path:
        """The way from where it begins to `node`."""
        if self.depth[node] < END:
            return self._starts[node]
        whole = self.depth[node] < LONGEST
        end = self._end(node, self.depth[node] + 1 if whole else END)
        return end if whole else (*self._starts[node], LEFT_OUT, *end)

    def _end(self, node: int | None, steps: int) -> Path:
        back: list[str | None] = []
        while node is not None and len(back) < steps:
            back.append(self._numbers[node])
            node = self._through[node]
        return tuple(reversed(back))
