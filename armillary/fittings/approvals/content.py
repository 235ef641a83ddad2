"""What a yes is bound to: what the record says and what it would hit, and a digest of both."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from hashlib import sha256
from typing import Any

import msgspec
from django.db.models import Model

from armillary.fittings.approvals.declared import Approvable
from armillary.records.models import Record

LONGEST = 160
"""So much of a value is told in a line."""

Content = Mapping[str, Mapping[str, Any]]
"""`said` and `hit`: words to plain values."""


@dataclass(frozen=True, slots=True)
class Bound:
    """The content of a record at a moment, and its digest."""

    content: Content
    digest: str


def bound_of(approvable: Approvable, record: Record) -> Bound:
    """What the record says now, what belongs to it, and what is computed from what holds now."""
    said = {_label(record, name): plain(_value(record, name)) for name in approvable.bound}
    said |= {words: plain(value) for words, value in approvable.also_bound(record).items()}
    hit = {words: plain(value) for words, value in approvable.impact(record).items()}
    content = {"said": said, "hit": hit}
    return Bound(content, digest_of(content))


def digest_of(content: Content) -> str:
    """The same content has the same digest, in whatever order it was put together."""
    return sha256(msgspec.json.encode(content, order="deterministic")).hexdigest()


def changes(before: Content, now: Content) -> dict[str, list[Any]]:
    """What is different: words to [before, now], content first."""
    return {
        words: [short(before.get(part, {}).get(words)), short(now.get(part, {}).get(words))]
        for part in ("said", "hit")
        for words in {**before.get(part, {}), **now.get(part, {})}
        if before.get(part, {}).get(words) != now.get(part, {}).get(words)
    }


def told(before: Content, now: Content) -> str:
    """What is different, in a sentence's worth of words."""
    return "; ".join(_difference(words, *pair) for words, pair in _pairs(before, now))


def plain(value: Any) -> Any:
    """A value that JSON gives back as it was."""
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, Mapping):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, set | frozenset):
        return sorted(plain(each) for each in value)
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def short(value: Any) -> Any:
    """A value for a line of the journal: whole where it is short."""
    if isinstance(value, list):
        value = ", ".join(str(each) for each in value)
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    if len(text) <= LONGEST:
        return value
    return f"{text[:LONGEST]}…"


def _pairs(before: Content, now: Content) -> Iterator[tuple[str, tuple[Any, Any]]]:
    for part in ("said", "hit"):
        old, new = before.get(part, {}), now.get(part, {})
        for words in {**old, **new}:
            if old.get(words) != new.get(words):
                yield words, (old.get(words), new.get(words))


def _difference(words: str, before: Any, now: Any) -> str:
    if isinstance(before, list) and isinstance(now, list):
        gone = [f"- {each}" for each in before if each not in now]
        come = [f"+ {each}" for each in now if each not in before]
        return f"{words}: {', '.join([*come, *gone]) or 'another order'}"
    if before in (None, "", []):
        return f"{words} is now {short(now)}"
    return f"{words} was {short(before)}, is now {'empty' if now in (None, '') else short(now)}"


def _label(record: Record, name: str) -> str:
    return str(record._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _value(record: Record, name: str) -> Any:
    """What a field holds; another record is told by its number and needs no reading."""
    field = record._meta.get_field(name)
    if not field.is_relation:
        return getattr(record, name)
    key, model = getattr(record, field.attname), field.related_model  # type: ignore[union-attr]
    if key is None or not (isinstance(model, type) and issubclass(model, Model)):
        return key
    return f"{model.prefix}-{key:06d}" if issubclass(model, Record) else key
