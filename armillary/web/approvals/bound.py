"""What a yes is bound to, as people read it: in the order of its process, without what is empty."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import DateTimeField

from armillary.fittings.approvals import declared
from armillary.fittings.approvals.models import Approval
from armillary.web.values.making import moment

WORST_FIRST = ("down", "degraded", "reduced")
Read = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """Words, and what stands there: one text, or several."""

    words: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """What is said, what is not, and what the record would hit."""

    said: tuple[Told, ...]
    unsaid: str
    hit: tuple[Told, ...]


def bound_of(approval: Approval) -> Bound:
    """The content of an approval in words."""
    said = approval.content.get("said", {})
    order = _fields(approval)
    names = [
        *(name for name in order if name in said),
        *(each for each in said if each not in order),
    ]
    told = [Told(_capital(name), _texts(said[name], order.get(name))) for name in names]
    return Bound(
        tuple(each for each in told if each.texts),
        ", ".join(each.words.lower() for each in told if not each.texts),
        tuple(hits_of(approval)),
    )


def hits_of(approval: Approval) -> Iterator[Told]:
    """What it would hit, the worst first; what is nothing is left out."""
    hit: Read = approval.content.get("hit", {})
    names = [*(each for each in WORST_FIRST if each in hit), *(hit.keys() - set(WORST_FIRST))]
    for name in names:
        if texts := _texts(hit[name], None):
            yield Told(_capital(name), texts)


def _fields(approval: Approval) -> dict[str, Any]:
    """The fields of the record that are bound, by their words, in the order of its process."""
    approvable = declared.of_slug(approval.about_type)
    if approvable is None:
        return {}
    fields = [approvable.model._meta.get_field(name) for name in approvable.bound]
    return {str(field.verbose_name): field for field in fields}  # type: ignore[union-attr]


def _texts(value: Any, field: Any) -> tuple[str, ...]:
    if value in (None, "", 0, [], {}):
        return ()
    if isinstance(value, list):
        return tuple(text for each in value for text in _texts(each, None))
    if isinstance(value, Mapping):
        return tuple(_pair(name, each) for name, each in value.items())
    if isinstance(field, DateTimeField):
        return (moment(datetime.fromisoformat(value)).text,)
    choices = dict(field.flatchoices) if field is not None and field.choices else {}
    return (str(choices.get(value, value)),)


def _pair(name: str, value: Any) -> str:
    """A thing and what becomes of it: "CI-000001 db1: memory 64"; a thing alone."""
    if isinstance(value, Mapping):
        inner = ", ".join(f"{words.replace('_', ' ')} {each}" for words, each in value.items())
        return f"{name}: {inner}" if inner else name
    return f"{name}: {value}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
