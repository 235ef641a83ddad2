"""Where the heads of a table are, and which of its last lines only add up."""

import re
from collections import Counter
from collections.abc import Sequence

from armillary.fittings.imports.mapping.figures import is_figure
from armillary.fittings.imports.mapping.words import plain_words
from armillary.fittings.imports.reading.lines import Line

LOOKED_AT = 15
_LONGEST_HEAD = 80
_MOST_OF = 0.6
_SUMS = re.compile(
    r"(grand |sub)?totals?|sums?|gesamt\w*|summen?|zwischensumme|insgesamt|anzahl( \w+)?|count|"
    r"end of \w+|ende( der \w+)?|stand .*|exported .*|erstellt .*"
)
_HAS_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")


def head_line(lines: Sequence[Line]) -> int:
    """The line of the heads among the first lines: the first that looks like heads of so many
    columns as most lines have. Titles and notes above it have fewer."""
    usual = usual_width(lines)
    for line in lines[:LOOKED_AT]:
        if _are_heads(line.cells) and filled(line.cells) >= max(1, usual * _MOST_OF):
            return line.number
    return lines[0].number if lines else 1


def usual_width(lines: Sequence[Line]) -> int:
    """How many cells of a line are commonly filled."""
    widths = Counter(filled(line.cells) for line in lines)
    return max(widths.items(), key=lambda each: (each[1], each[0]), default=(1, 0))[0]


def sums(lines: Sequence[Line], usual: int) -> tuple[int, ...]:
    """Which of the last lines are no rows: few cells, and a word such as "Total" first."""
    found: list[int] = []
    for line in reversed(lines):
        first = next((cell for cell in line.cells if cell.strip()), "")
        few = filled(line.cells) <= max(1, usual * _MOST_OF)
        if not (few and _SUMS.fullmatch(plain_words(first))):
            break
        found.append(line.number)
    return tuple(reversed(found))


def filled(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells if cell.strip())


def heads_of(cells: Sequence[str], width: int) -> tuple[str, ...]:
    """The heads in one line each; columns without one are called by their place."""
    held = [" ".join(cell.split())[:_LONGEST_HEAD] for cell in cells]
    held += [""] * (width - len(held))
    return tuple(head or f"Column {place}" for place, head in enumerate(held, 1))


def _are_heads(cells: Sequence[str]) -> bool:
    words = [cell.strip() for cell in cells if cell.strip()]
    return bool(words) and all(_is_head(word) for word in words)


def _is_head(word: str) -> bool:
    told = is_figure(word) or "@" in word or _HAS_DAY.search(word)
    return len(word) <= _LONGEST_HEAD and not told
