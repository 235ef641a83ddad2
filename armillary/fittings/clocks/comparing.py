"""Comparing what is stored of clocks with what their journals say, and putting it right."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from armillary.fittings.chronicle import Chronicle, Keys, write
from armillary.fittings.clocks import actions, queries, replaying, writing
from armillary.fittings.clocks.declared import Clocks
from armillary.fittings.clocks.facts import moment, seconds
from armillary.fittings.clocks.following import Follower, Place
from armillary.fittings.clocks.stored import Stored, due_next, row_of
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle.enacting import transaction_of
from armillary.records.models import numbered

AT_ONCE = 1_000
COMPARED = ("objective", "target", "calendar_id", *queries.STANDING)
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """A record whose journal says something else of its clocks than is stored, in words.

    `rows` are the clocks by the journal, and `due` is when the next of them is due.
    """

    record: int
    words: tuple[str, ...]
    rows: list[dict[str, Any]]
    due: int | None


def portion(clocks: Clocks, after: int, at: datetime) -> tuple[list[int], list[Difference]]:
    """The next records of a type by their keys, and what differs; no keys: there are no more."""
    keys = queries.keys_after(clocks, after, AT_ONCE)
    return keys, list(differences(clocks, keys, at)) if keys else []


def differences(clocks: Clocks, keys: Sequence[int], at: datetime) -> Iterator[Difference]:
    """Where the stored clocks of these records differ from their journals."""
    stored, dues = _stored(clocks, keys), queries.dues(clocks, keys)
    for key, follower in replaying.followers_of(clocks, keys):
        found = _compared(clocks, key, follower, stored.get(key, {}), seconds(at))
        due = dues.get(key)
        words = list(found.words)
        if clocks.due and (seconds(due) if due else None) != found.due:
            words.append(f"{numbered(clocks.model.prefix, key)}: due is not what its clocks say")
        if words:
            yield Difference(key, tuple(words), found.rows, found.due)


def repair(clocks: Clocks, keys: Sequence[int], act: Act) -> int:
    """Store what the journals of these records say, each with a line of its own; how many differed.

    They are locked first, as by any verb, and compared again: some may have moved on meanwhile.
    """
    history = Chronicle(Keys())
    with transaction_of(act):
        records = queries.locked(clocks, keys)
        found = list(differences(clocks, list(records), act.at))
        writing.put_over([row for each in found for row in each.rows])
        for each in found:
            said = {"text": "\n".join(each.words), "column": clocks.due, "due": moment(each.due)}
            history.perform(actions.correct_clocks, records[each.record], act, **said)
        write(act, [history.hand_over()])
    return len(found)


def _compared(
    clocks: Clocks, key: int, follower: Follower, there: Mapping[Place, Row], at: int
) -> Difference:
    tracks = list(follower.tracks())
    standing = [track.reckoned() for track in tracks]
    places = {(track.clock, track.strand) for track in tracks}
    words = [f"{_name(clocks, key, place)}: not in the journal" for place in there.keys() - places]
    wrong = []
    for track, reckoned in zip(tracks, standing, strict=True):
        place = track.clock, track.strand
        held = there.get(place)
        before = Stored(held["version"], held["moments"]) if held else None
        row = row_of(clocks.slug, key, track, reckoned, before, at)
        if told := _told(held, row):
            words.append(f"{_name(clocks, key, place)}: {told}")
            wrong.append(row)
    return Difference(key, tuple(words), wrong, due_next(zip(tracks, standing, strict=True)))


def _told(held: Row | None, row: Row) -> str:
    """In what they differ; nothing where they do not."""
    if held is None:
        return "not stored"
    return ", ".join(
        f"{column} is {_word(column, held[column])}, by the journal {_word(column, row[column])}"
        for column in COMPARED
        if held[column] != row[column]
    )


def _name(clocks: Clocks, key: int, place: Place) -> str:
    return f"{numbered(clocks.model.prefix, key)} {' '.join(place)}"


def _stored(clocks: Clocks, keys: Sequence[int]) -> dict[int, dict[Place, Row]]:
    found: dict[int, dict[Place, Row]] = defaultdict(dict)
    for row in queries.stored(clocks, keys):
        place = row["clock"], row["strand"]
        found[row["record_id"]][place] = {name: plain(value) for name, value in row.items()}
    return found


def plain(value: Any) -> Any:
    """A column as the engine knows it: moments in seconds."""
    return seconds(value) if isinstance(value, datetime) else value


def _word(column: str, value: Any) -> str:
    if value is None:
        return "nothing"
    if column.endswith(("_at", "_since")):
        return f"{datetime.fromtimestamp(value, UTC):%Y-%m-%d %H:%M:%S}"
    return str(value)
