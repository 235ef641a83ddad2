"""A mapping out of the form of the columns."""

from collections.abc import Iterator
from typing import Any

from django.http import QueryDict
from msgspec.structs import replace

from armillary.fittings.imports.mapping.mapping import UNDECIDED, Column, Mapping
from armillary.fittings.imports.mapping.targets import creation_of, kind_of, targets_of
from armillary.fittings.imports.reading.limits import MOST_COLUMNS
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.web.imports.words import words_in

LONGEST = 300


def mapping_in(form: QueryDict, into: str, act: Act) -> Mapping:
    """What the form says, as far as it can be read; what is wrong is found when it is kept."""
    kind = kind_of(into)
    verb = creation_of(kind, form.get("creation") or "")
    same = {
        name: text
        for name in targets_of(kind, verb, act.actor)
        if (text := str(form.get(f"same.{name}", "")).strip())
    }
    return Mapping(
        verb.name,
        tuple(_columns(form)),
        same=same,
        key=str(form.get("key", "")),
        head=_number(form, "head", 1),
        without=tuple(_numbers(form.getlist("without"))),
        zone=str(form.get("zone", "")) or act.actor.zone or "UTC",
        twice=form.get("twice") == "true",
    )


def _columns(form: QueryDict) -> Iterator[Column]:
    for at in range(MOST_COLUMNS):
        head = form.get(f"head-{at}")
        if head is not None:
            to = str(form.get(f"to-{at}", UNDECIDED))[:LONGEST]
            column = Column(at, str(head)[:LONGEST], to)
            asked_about = form.get(f"asked-{at}", to) == to
            yield replace(column, **_how(form, at)) if asked_about else column


def _how(form: QueryDict, at: int) -> dict[str, Any]:
    """How a column is read; it was asked for where the column went then."""
    reading = str(form.get(f"reading-{at}", ""))[:LONGEST]
    return {"reading": reading, "words": words_in(form, at)}


def _number(form: QueryDict, name: str, otherwise: int) -> int:
    text = str(form.get(name, ""))
    if not text:
        return otherwise
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise Invalid({name: "This must be the number of a line."})
    return int(text)


def _numbers(texts: list[str]) -> Iterator[int]:
    for text in texts[:100]:
        if text.isascii() and text.isdigit() and len(text) < 7:
            yield int(text)
