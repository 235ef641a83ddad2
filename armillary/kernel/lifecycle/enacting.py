"""Doing a verb: lock, state, permission, objection, body, derivation, check, write, journal."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.models import QuerySet

from armillary.kernel import custom, known
from armillary.kernel.acts import Act, Door
from armillary.kernel.errors import NotAllowed, RuleBroken, Stale, WrongState
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.journal.writing import write
from armillary.kernel.known import Known
from armillary.kernel.lifecycle import beside, rows
from armillary.kernel.lifecycle.checking import check_fields, sentence_for
from armillary.kernel.lifecycle.verb import Verb
from armillary.records.models import Record

DEADLOCK = "40P01"
_WHOLE = frozenset({Door.API, Door.IMPORT})
"""Doors behind which more than the act is taken back when it is refused."""

_SILENT = {"id", "state", "version", "created_at", "updated_at", "organisation_id"}
"""Columns that the line of a creation does not tell: the line itself says them, or nobody asks."""


def create(verb: Verb, act: Act, arguments: Mapping[str, Any]) -> Record:
    """Make a record by a creation and return it, numbered and written.

    Raises NotAllowed, RuleBroken or Invalid; then there is no record.
    """
    if refusal := verb.allowed.refusal(None, act, activity_of(verb, verb.model)):
        raise NotAllowed(refusal)
    with transaction_of(act):
        own, added = custom.parted(arguments)
        record: Record = verb.body(act, **own)
        kind = known.of(type(record))
        record.state = verb.target
        record.created_at = record.updated_at = act.at
        if not record.organisation_id:
            record.organisation_id = act.actor.organisation_id
        _derive(kind, record)
        _put(verb, kind, record, act, added)
        check_fields(record, None)
        first = first_values(record)
        companion = beside.of(type(record))
        if companion:
            companion.begin(record, act)
        rows.insert(record)
        if companion:
            companion.made(record)
        _journal(verb, kind, record, act, arguments, before="", changes=first)
    return record


def perform(
    verb: Verb,
    record: Record,
    act: Act,
    arguments: Mapping[str, Any],
    *,
    among: QuerySet[Any] | None = None,
) -> None:
    """Do a verb to a record: the row is locked and read again first, among the given rows.

    Raises NotFound, Stale, WrongState, NotAllowed, RuleBroken or Invalid. After a refusal both
    the row and the object in memory are as they were.
    """
    with transaction_of(act):
        _lock_in_order(verb, record, arguments)
        rows.lock(record, among)
        check_version(record, act)
        if refusal := objection(verb, record, act):
            raise refusal
        before = rows.values(record)
        company = _company(verb, record, arguments)
        try:
            _change(verb, record, act, arguments, before)
            for other in company:
                perform(verb, other, replace(act, version=None), arguments)
        except Exception:
            for name, value in before.items():
                setattr(record, name, value)
            raise


def objection(verb: Verb, record: Record, act: Act) -> NotAllowed | WrongState | RuleBroken | None:
    """Why the verb would be refused now, without trying it; None when it would not."""
    if verb.sources and record.state not in verb.sources:
        state = record.state.replace("_", " ")
        return WrongState(f"{record.number} is {state}: “{verb.label}” does not start from there.")
    if refusal := verb.allowed.refusal(record, act, activity_of(verb, type(record))):
        return NotAllowed(refusal)
    if not act.actor.is_staff and record.organisation_id != act.actor.organisation_id:
        return NotAllowed(f"{record.number} belongs to another organisation.")
    if verb.unless and (refusal := verb.unless(record, act)):
        return RuleBroken(refusal)
    return None


def _change(
    verb: Verb, record: Record, act: Act, arguments: Mapping[str, Any], before: dict[str, Any]
) -> None:
    """Run the body and write what it changed.

    What not everybody may know of (a note, a link, a value for the staff) leaves the version as
    it is: it would tell of it.
    """
    own, added = custom.parted(arguments)
    news = verb.body(record, act, **own) or {}
    kind = known.of(type(record))
    _move(verb, record)
    _derive(kind, record)
    _put(verb, kind, record, act, added)
    after = rows.values(record)
    changed = {name: after[name] for name in after if after[name] != before[name]}
    check_fields(record, changed)
    changes = custom.told({name: [before[name], after] for name, after in changed.items()})
    hidden = not news and custom.are_hidden(kind.slug, changes)
    if changed and (companion := beside.of(type(record))):
        changed |= companion.change(record, act, before)
    if hidden:
        rows.update(record, changed)
    elif changed or verb.model or verb.audience == Audience.PUBLIC:
        record.version = before["version"] + 1
        record.updated_at = act.at
        rows.update(record, {**changed, "version": record.version, "updated_at": act.at})
    changes = {name: pair for name, pair in changes.items() if name != "state"} | dict(news)
    _journal(
        verb, kind, record, act, arguments, before=before["state"], changes=changes, hidden=hidden
    )


def _move(verb: Verb, record: Record) -> None:
    """To the target, unless the body has chosen one of the other outcomes."""
    if record.state not in verb.outcomes:
        record.state = verb.target or record.state


def _company(verb: Verb, record: Record, arguments: Mapping[str, Any]) -> list[Record]:
    found = verb.company(record, arguments) if verb.company else ()
    return sorted(found, key=_place)


def _lock_in_order(verb: Verb, record: Record, arguments: Mapping[str, Any]) -> None:
    """Lock several records by ascending key, so that no two acts wait for each other for ever."""
    others = [other for name in verb.beside if (other := arguments.get(name))]
    others += _company(verb, record, arguments)
    if others:
        for each in sorted((record, *others), key=_place):
            rows.lock(each, None)


def _place(record: Record) -> tuple[str, int]:
    return record._meta.db_table, record.pk


def check_version(record: Record, act: Act) -> None:
    """Raise Stale when the actor saw an older version than the one that stands."""
    if act.version is not None and act.version != record.version:
        raise Stale(
            f"{record.number} was changed meanwhile: you saw version {act.version}, "
            f"it is now {record.version}. Look at the changes and try again."
        )


def activity_of(verb: Verb, model: type[Record] | None) -> Any:
    """The activity of the reference model that the verb performs on records of this model."""
    if verb.activity is not None or model is None:
        return verb.activity
    return known.of(model).tracking


@contextmanager
def transaction_of(act: Act) -> Iterator[None]:
    """The one transaction of an act; the database refuses to write records without it.

    A request of the API ends with its refusal and is rolled back whole, and an import takes the
    row or the chunk of a refusal back, so there an act needs no savepoint of its own; a page goes
    on after a refusal, and a job does.
    """
    try:
        with transaction.atomic(savepoint=act.door not in _WHOLE), connection.cursor() as cursor:
            cursor.execute("select set_config('armillary.act', %s, true)", (str(act.id),))
            yield
    except IntegrityError as error:
        raise RuleBroken(sentence_for(error)) from error
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") != DEADLOCK:
            raise
        raise RuleBroken("Somebody is changing the same records now: try again.") from error


def _derive(kind: Known, record: Record) -> None:
    for name, value in kind.derive(record).items():
        setattr(record, name, value)


def _put(verb: Verb, kind: Known, record: Record, act: Act, added: Mapping[str, Any]) -> None:
    """Let the record hold what was given for custom fields. Free where a type has none."""
    fields = custom.all_of(kind.slug)
    if fields or added:
        custom.source().put(verb, fields, record, act, added)


def first_values(record: Record) -> dict[str, Any]:
    """What a new record started with: fields that hold something, before is nothing."""
    first = {
        name: [None, value]
        for name, value in rows.values(record).items()
        if name not in _SILENT and value not in (None, "", {})
    }
    return custom.told(first)


def _journal(
    verb: Verb,
    kind: Known,
    record: Record,
    act: Act,
    arguments: Mapping[str, Any],
    *,
    before: str,
    changes: Mapping[str, Any],
    hidden: bool = False,
) -> None:
    write(
        record,
        act,
        slug=kind.slug,
        verb=verb.name,
        activity=str(verb.activity or kind.tracking),
        before=before,
        changes=changes,
        text=str(arguments.get(verb.words) or ""),
        audience=Audience.INTERNAL if hidden else verb.audience,
    )
