"""The policy of mappings: what must be decided before a row is tried."""

import re
from collections import Counter
from collections.abc import Collection, Mapping

from armillary.fittings.imports.mapping.foreign import EMPTY, MOST_KEPT
from armillary.fittings.imports.mapping.mapping import UNDECIDED, Column

_FOLDER = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?", re.ASCII)
DAYS, SIGNS = frozenset({"dmy", "mdy"}), frozenset({"comma", "point"})


def flaws(
    columns: Collection[Column],
    targets: Collection[str],
    kinds: Mapping[str, str],
    meanings: Mapping[str, Collection[str]],
) -> dict[str, str]:
    """What is wrong with where the columns go: column to sentence. Nothing is left out unsaid.

    `meanings` are what the words of a column can mean, by where it goes.
    """
    twice = {to for to, count in Counter(each.to for each in columns).items() if count > 1}
    wrong: dict[str, str] = {}
    for column in columns:
        if column.to == UNDECIDED:
            wrong[column.head] = "Say where this column goes, or leave it out."
        elif column.to != "-" and column.to not in targets:
            wrong[column.head] = f"There is nothing called “{column.to[:60]}” to put it in."
        elif column.to != "-" and column.to in twice:
            wrong[column.head] = "Two columns go to the same place: leave one of them out."
        elif column.reading == "?":
            wrong[column.head] = question_of(kinds.get(column.to, ""))
        elif not _fits(column.reading, kinds.get(column.to, "")):
            wrong[column.head] = "This way of reading does not belong to it."
        elif why := _misunderstood(column.words, meanings.get(column.to, ())):
            wrong[column.head] = why
    return wrong


def _misunderstood(words: Mapping[str, str], meanings: Collection[str]) -> str:
    """What is wrong with what the words of a column mean; "" where nothing is."""
    if len(words) > MOST_KEPT:
        return f"At most {MOST_KEPT} words can be given a meaning."
    for word, meant in words.items():
        if meant != EMPTY and meant not in meanings:
            return f"“{word[:40]}” cannot mean “{meant[:40]}”: there is no such choice."
    return ""


def question_of(kind: str) -> str:
    """What must be asked about a column that can be read in two ways."""
    if kind in ("moment", "date"):
        return "Say whether its days begin with the day or with the month."
    return "Say whether its numbers have a comma or a point before the decimals."


def _fits(reading: str, kind: str) -> bool:
    if kind in ("moment", "date"):
        return reading in DAYS | {""}
    return reading in SIGNS | {""} if kind in ("integer", "decimal") else True


def is_folder(name: str) -> bool:
    """Whether it can name a folder and lead nowhere else."""
    return bool(_FOLDER.fullmatch(name))
