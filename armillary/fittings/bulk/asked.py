"""What a bulk was asked for, as a value: which verb with which arguments, on which records."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from armillary.fittings.batches.rules import MOST_ITEMS
from armillary.kernel.access.visibility import visible
from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle.enacting import activity_of
from armillary.kernel.lifecycle.references import key_of
from armillary.kernel.lifecycle.verb import Verb
from armillary.kernel.listing import conditions, sql
from armillary.kernel.listing.grammar import question
from armillary.kernel.listing.parameters import pairs_of, without
from armillary.kernel.listing.sql import Piece
from armillary.kernel.registry import record_types

LOOKS = frozenset({"view", "columns", "sort", "fields", "limit", "expand"})
"""Parameters that say how a list looks, and not what is in it."""


@dataclass(frozen=True, slots=True)
class Target:
    """A record as it stood when the bulk was asked for; without a version it was not there."""

    key: int
    version: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulk:
    """A verb, its arguments as they were given, and the records in the order of their keys.

    `said` is by what they were asked for: their numbers, or a question.
    """

    kind: RecordType
    verb: Verb
    arguments: Mapping[str, Any]
    targets: tuple[Target, ...]
    said: tuple[str, ...]

    @property
    def title(self) -> str:
        """What people read: "Hold: 300 incidents"."""
        count = len(self.targets)
        words = self.kind.name if count == 1 else self.kind.plural
        return f"{self.verb.label}: {count:,} {words.lower()}"

    @property
    def content(self) -> str:
        """The same for whatever asks for the very same."""
        told = [self.kind.slug, self.verb.name, sorted(self.arguments.items()), self.said]
        return hashlib.sha256(msgspec.json.encode(told)).hexdigest()


def verbs_of(kind: RecordType) -> tuple[Verb, ...]:
    """The verbs that can be done to many: not those that ask for a secret, which a batch keeps."""
    return tuple(verb for verb in kind.verbs if _is_for_many(verb))


def _is_for_many(verb: Verb) -> bool:
    return all(argument.kind != "password" for argument in verb.arguments.all)


def verbs_for_many(kind: RecordType, act: Act) -> tuple[Verb, ...]:
    """Those that this person may do at all."""
    return tuple(
        verb
        for verb in verbs_of(kind)
        if verb.allowed.refusal(None, act, activity_of(verb, kind.model)) is None
    )


def kind_and_verb(slug: str, name: str) -> tuple[RecordType, Verb]:
    """The record type and its verb. Raises Invalid."""
    kind = record_types().get(slug)
    if kind is None:
        raise Invalid({"record_type": "There is no such type of record."})
    for verb in kind.verbs:
        if verb.name == name and _is_for_many(verb):
            return kind, verb
    names = ", ".join(verb.name for verb in verbs_of(kind))
    raise Invalid({"verb": f"Choose one of {names}."})


def asked(
    act: Act,
    *,
    kind: RecordType,
    verb: Verb,
    arguments: Mapping[str, Any],
    numbers: "tuple[str, ...] | None" = None,
    asking: str | None = None,
) -> Bulk:
    """The bulk that somebody asks for. Raises Invalid, NotAllowed or BadQuestion.

    The arguments are read once, so that what is wrong with them is told at once.
    """
    if (numbers is None) == (asking is None):
        raise Invalid({"numbers": "Give either numbers or a question."})
    verb.arguments.parse(arguments, act)
    targets = targets_of(kind, act, numbers, asking or "")
    if not targets:
        raise Invalid({"numbers": "These are no records."})
    said = (f"?{asking}",) if numbers is None else tuple(sorted(set(numbers)))
    return Bulk(kind=kind, verb=verb, arguments=dict(arguments), targets=targets, said=said)


def targets_of(
    kind: RecordType, act: Act, numbers: "tuple[str, ...] | None", asking: str
) -> tuple[Target, ...]:
    """The records of these numbers; without numbers, those that the question means."""
    return _by_question(kind, asking, act) if numbers is None else _by_numbers(kind, numbers, act)


def _by_numbers(kind: RecordType, numbers: tuple[str, ...], act: Act) -> tuple[Target, ...]:
    """One target for each number; what cannot be seen is one too, and will be refused."""
    keys = {number: key_of(kind.model.prefix, number) for number in numbers}
    if strange := [number[:40] for number, key in keys.items() if key is None]:
        raise Invalid({"numbers": f"No number of {kind.plural.lower()}: {', '.join(strange[:5])}."})
    wanted = sorted({key for key in keys.values() if key is not None})
    if len(wanted) > MOST_ITEMS:
        raise Invalid({"numbers": f"At most {MOST_ITEMS:,} at once."})
    seen = dict(visible(kind.model, act.actor).filter(pk__in=wanted).values_list("pk", "version"))
    return tuple(Target(key, seen.get(key)) for key in wanted)


def _by_question(kind: RecordType, asking: str, act: Act) -> tuple[Target, ...]:
    """All records that a list with these parameters would show, page after page."""
    pairs = without(pairs_of(asking.removeprefix("?")), *LOOKS)
    sought = conditions.sought(question(kind, pairs, act.actor), act.actor)
    table = sql.table(kind.model)
    found = sql.fetch(
        sql.select(
            [f"{table}.id", f"{table}.version"],
            Piece(table),
            conditions.rows(sought, act.actor),
            f"{table}.id",
            MOST_ITEMS + 1,
        )
    )
    if len(found) > MOST_ITEMS:
        raise Invalid({"question": f"More than {MOST_ITEMS:,} records: ask for fewer."})
    return tuple(Target(key, version) for key, version in found)
