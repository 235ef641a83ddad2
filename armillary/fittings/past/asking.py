"""Lists and records as they were: what is read of a type is put over its table for a while."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple, Protocol

from armillary.fittings.past.resting import has_come_to_rest
from armillary.kernel.declarations import RecordType
from armillary.kernel.listing import sql
from armillary.kernel.listing.asked import BadQuestion, Pairs
from armillary.kernel.listing.sql import Piece
from armillary.kernel.listing.values import NotAValue, moment
from armillary.people.models import Person
from armillary.records.models import Record

AS_OF, BELIEVED_AT = "as_of", "believed_at"
NAMES = frozenset({AS_OF, BELIEVED_AT})
STILL_WRITTEN = (
    "What began by this moment is still being written: ask again in a moment, or leave it out."
)


class Moment(NamedTuple):
    """When it was so, and when we said so."""

    valid: datetime
    recorded: datetime


class Rows(Protocol):
    """A select with all columns of a model, of all its rows or of one."""

    def __call__(self, moment: Moment, key: int | None = None) -> Piece: ...


_rows: dict[type[Record], Rows] = {}


def learn(model: type[Record], rows: Rows) -> None:
    """Let rows of this model be read as of a moment."""
    _rows[model] = rows


def rows_of(model: type[Record], then: Moment, key: int | None) -> Piece:
    """Rows of this model as they were, all or the one of a key."""
    return _rows[model](then, key)


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
    read = {name: _tried(name, text, now, wrong) for name, text in given}
    if any(name == "q" for name, _ in pairs):
        wrong["q"] = "Words are looked for in what is now: leave them out, or the moment."
    if wrong:
        raise BadQuestion(wrong)
    return Moment(read[AS_OF], read.get(BELIEVED_AT, now))


def read(name: str, text: str, now: datetime) -> datetime:
    """One of the two moments. Raises BadQuestion: it is none, or it could still change."""
    try:
        found = moment(text)
    except NotAValue as error:
        raise BadQuestion({name: str(error)}) from None
    if found > now:
        raise BadQuestion({name: "This moment has not come yet."})
    if name == BELIEVED_AT and not has_come_to_rest(found):
        raise BadQuestion({name: STILL_WRITTEN})
    return found


@contextmanager
def looking(kind: RecordType, then: Moment | None, key: int | None = None) -> Iterator[None]:
    """Read rows of this type as they were, or the one of a key; those of others as they are."""
    if then is None:
        yield
        return
    rows = rows_of(kind.model, then, key)
    with sql.over(Piece(f"{sql.table(kind.model)} as ({rows.text})", rows.bound)):
        yield


def _tried(name: str, text: str, now: datetime, wrong: dict[str, str]) -> datetime:
    try:
        return read(name, text, now)
    except BadQuestion as error:
        for each, why in error.fields.items():
            wrong.setdefault(each, why)
        return now
