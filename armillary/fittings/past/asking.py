"""Lists and records as they were: what is read of a type is put over its table for a while."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple

from armillary.kernel.declarations import RecordType
from armillary.kernel.listing import sql
from armillary.kernel.listing.asked import BadQuestion, Pairs
from armillary.kernel.listing.sql import Piece
from armillary.kernel.listing.values import NotAValue, moment
from armillary.people.models import Person
from armillary.records.models import Record

AS_OF, BELIEVED_AT = "as_of", "believed_at"
NAMES = frozenset({AS_OF, BELIEVED_AT})


class Moment(NamedTuple):
    """When it was so, and when we said so."""

    valid: datetime
    recorded: datetime


_rows: dict[type[Record], Callable[[Moment], Piece]] = {}


def learn(model: type[Record], rows: Callable[[Moment], Piece]) -> None:
    """Let rows of this model be read as of a moment: a select with all its columns."""
    _rows[model] = rows


def is_remembered(kind: RecordType) -> bool:
    """Whether rows of this type can be read as they were."""
    return kind.model in _rows


def asked(kind: RecordType, pairs: Pairs, actor: Person, now: datetime) -> Moment | None:
    """The moment that an address means; None where it means now.

    Raises BadQuestion: it is none, it has not come yet, or nothing is remembered of this type.
    """
    given = [(name, text) for name, text in pairs if name in NAMES]
    if not given:
        return None
    names = [name for name, _ in given]
    wrong = {name: "Give this once." for name in names if names.count(name) > 1}
    if not is_remembered(kind) or not actor.is_staff:
        raise BadQuestion(dict.fromkeys(names, "There is no such parameter."))
    if AS_OF not in names:
        wrong[BELIEVED_AT] = f"Say by {AS_OF} which moment is meant."
    read = {name: _read(name, text, now, wrong) for name, text in given}
    if any(name == "q" for name, _ in pairs):
        wrong["q"] = "Words are looked for in what is now: leave them out, or the moment."
    if wrong:
        raise BadQuestion(wrong)
    return Moment(read[AS_OF], read.get(BELIEVED_AT, now))


@contextmanager
def looking(kind: RecordType, then: Moment | None) -> Iterator[None]:
    """Read rows of this type as they were; those of others as they are."""
    if then is None:
        yield
        return
    rows = _rows[kind.model](then)
    with sql.over(Piece(f"{sql.table(kind.model)} as ({rows.text})", rows.bound)):
        yield


def _read(name: str, text: str, now: datetime, wrong: dict[str, str]) -> datetime:
    try:
        found = moment(text)
    except NotAValue as error:
        wrong[name] = str(error)
        return now
    if found > now:
        wrong[name] = "This moment has not come yet."
    return found
