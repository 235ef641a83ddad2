"""What clocks know of a record: told by the record itself or, line by line, by its journal."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.db import models

from armillary.fittings.clocks.declared import Clocks, Facts
from armillary.records.models import Record

ALWAYS_ASKED = ("state", "organisation_id")
_PLAIN = (models.IntegerField, models.BooleanField, models.ForeignKey)
"""What a column of these holds is told as it is held."""


def of_values(clocks: Clocks, held: Mapping[str, Any]) -> dict[str, Any]:
    """What a record says that holds these values, by column."""
    told = {name: held[name] for name in columns(clocks)}
    for name in _not_plain(clocks):
        told[name] = _plain(told[name])
    return told


def after_line(clocks: Clocks, before: Facts, line: Mapping[str, Any]) -> dict[str, Any]:
    """What it said after a line of its journal."""
    told = dict(before) or dict.fromkeys(columns(clocks))
    moments = _moments(clocks.model)
    for name, pair in line["changes"].items():
        if name in told:
            after = pair[1]
            is_moment = name in moments and isinstance(after, str)
            told[name] = _plain(datetime.fromisoformat(after) if is_moment else after)
    told["state"], told["organisation_id"] = line["state_after"], line["organisation_id"]
    return told


@cache
def columns(clocks: Clocks) -> tuple[str, ...]:
    """The columns that clocks, promises and explanations look at."""
    return tuple(dict.fromkeys((*ALWAYS_ASKED, *clocks.facts, *clocks.holder, *_of_rank(clocks))))


def seconds(moment: datetime) -> int:
    """A moment in whole seconds."""
    return int(moment.timestamp())


def moment(second: int | None) -> datetime | None:
    """The same the other way round; None: never."""
    return None if second is None else datetime.fromtimestamp(second, UTC)


@cache
def _not_plain(clocks: Clocks) -> tuple[str, ...]:
    """The columns that can hold a moment or an empty text."""
    fields = clocks.model._meta.concrete_fields
    plain = {each.attname for each in fields if isinstance(each, _PLAIN)}
    return tuple(name for name in columns(clocks) if name not in plain)


def _of_rank(clocks: Clocks) -> tuple[str, ...]:
    return (clocks.rank,) if clocks.rank else ()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return seconds(value)
    return None if value == "" else value


@cache
def _moments(model: type[Record]) -> frozenset[str]:
    fields = model._meta.concrete_fields
    return frozenset(each.attname for each in fields if isinstance(each, models.DateTimeField))
