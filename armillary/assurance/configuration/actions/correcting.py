"""Putting right what was recorded of the past; what was believed until now can still be asked."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from armillary.assurance.configuration.actions.allowed import keepers
from armillary.assurance.configuration.actions.describing import describe, entrust
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import versions
from armillary.assurance.configuration.vocabulary import UNMERGED
from armillary.kernel import custom
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change
from armillary.records.models import Record
from armillary.reference.activities import Configuration as Activity

SLUG = "configuration-items"


@change(activity=Activity.DEFINE_AND_MAINTAIN_CIS, when=UNMERGED, allowed=keepers, words="reason")
def correct(
    item: ConfigurationItem,
    act: Act,
    *,
    field: str,
    value: str,
    since: datetime,
    until: datetime | None = None,
    reason: str = "",
) -> Mapping[str, Any]:
    """Say what a field really was since a moment of the past, and until when if not to this day."""
    _check_moments(item, act, since, until)
    name, stored = _read(item, act, field, value)
    added = name.startswith(custom.PREFIX)
    values = {"custom": {name.removeprefix(custom.PREFIX): stored}} if added else {name: stored}
    versions.paint(item, act, values, since, until or act.at)
    if until is None:
        _let_be(item, values)
    told = f"{since.isoformat()} – {until.isoformat() if until else ''}".strip(" –")
    return {"corrected": [None, f"{name}: {value or '–'} ({told})"]}


def _check_moments(
    item: ConfigurationItem, act: Act, since: datetime, until: datetime | None
) -> None:
    first = versions.first_moment(item)
    wrong = {}
    if since >= act.at:
        wrong["since"] = "This moment has not come yet: describe the item instead."
    if first and since < first:
        wrong["since"] = f"Nothing is recorded of it before {first:%Y-%m-%d %H:%M} UTC."
    if until and not since < until <= act.at:
        wrong["until"] = "This must lie between the other moment and now."
    if wrong:
        raise Invalid(wrong)


def _read(item: ConfigurationItem, act: Act, field: str, value: str) -> tuple[str, Any]:
    """The name under which it is kept and the value in its stored form. Raises Invalid."""
    fields = {each.name: each for each in custom.of(SLUG, act.actor) if each.is_of(item)}
    found = fields.get(field) or fields.get(custom.PREFIX + field)
    if found:
        read, why = found.read(value or None, act)
        if why:
            raise Invalid({"value": why})
        return found.name, read.stored
    return _read_own(act, field, value)


def _read_own(act: Act, field: str, value: str) -> tuple[str, Any]:
    for verb in (describe, entrust):
        if field in {each.name for each in verb.arguments.all}:
            try:
                parsed = verb.arguments.parse({field: value}, act)[field]
            except Invalid as error:
                raise Invalid({"value": " ".join(error.fields.values())}) from error
            return _column(field, parsed)
    raise Invalid({"field": "There is no such field that can be corrected."})


def _column(field: str, value: Any) -> tuple[str, Any]:
    if isinstance(value, Record) or (value is None and field in ("owner", "team")):
        return f"{field}_id", value.pk if value else None
    return field, getattr(value, "value", value)


def _let_be(item: ConfigurationItem, values: Mapping[str, Any]) -> None:
    """It is so to this day."""
    for name, value in values.items():
        if name == "custom":
            held = {**item.custom, **value}
            item.custom = {key: each for key, each in held.items() if each is not None}
        else:
            setattr(item, name, value)
