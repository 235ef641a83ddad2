"""What administrators can do to custom fields."""

from typing import Any

from armillary.fittings.custom_fields import checking, indexing, queries
from armillary.fittings.custom_fields.models import CustomField
from armillary.fittings.custom_fields.rules import choices_in, key_from
from armillary.fittings.custom_fields.vocabulary import CHOSEN, Kind, Needed, State, Who
from armillary.kernel.access.rules import administrators
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change, creation, transition
from armillary.reference.activities import Operations

ACTIVITY = Operations.ADMINISTER_USERS


@creation(start=State.IN_FORCE, activity=ACTIVITY, allowed=administrators)
def define(
    act: Act,
    *,
    record_type: str,
    label: str,
    kind: Kind,
    key: str = "",
    help: str = "",  # noqa: A002  the word on the form
    choices: str = "",
    refers_to: str = "",
    unit: str = "",
    decimals: int = 2,
    default: str = "",
    minimum: str = "",
    maximum: str = "",
    needed: Needed = Needed.NO,
    needed_before: str = "",
    only_when: str = "",
    only_when_is: str = "",
    seen_by: Who = Who.EVERYBODY,
    set_by: Who = Who.EVERYBODY,
    is_unique: bool = False,
    place: int = 100,
    as_facet: bool = False,
    as_column: bool = False,
    searched: bool = False,
) -> CustomField:
    """Give all records of a type one field more."""
    given = {name: value for name, value in locals().items() if name not in ("act", "key")}
    field = CustomField(key=key or key_from(label), **{n: _plain(v) for n, v in given.items()})
    checking.check(field)
    checking.too_many(record_type)
    return field


@change(when=State.IN_FORCE, activity=ACTIVITY, allowed=administrators)
def revise(
    field: CustomField,
    act: Act,
    *,
    label: str | None = None,
    help: str | None = None,  # noqa: A002  the word on the form
    choices: str | None = None,
    unit: str | None = None,
    decimals: int | None = None,
    default: str | None = None,
    minimum: str | None = None,
    maximum: str | None = None,
    seen_by: Who | None = None,
    set_by: Who | None = None,
    place: int | None = None,
    as_facet: bool | None = None,
    as_column: bool | None = None,
    searched: bool | None = None,
) -> None:
    """Change what it is called, what it takes, who sees it and where it stands; values stay."""
    given = {name: value for name, value in locals().items() if name not in ("field", "act")}
    before, was_found = field.choices, _is_found(field)
    _let_be(field, given)
    checking.check(field)
    _keep_what_is_held(field, before)
    if _is_found(field) != was_found:
        indexing.begin(field)


@change(when=State.IN_FORCE, activity=ACTIVITY, allowed=administrators)
def require(
    field: CustomField,
    act: Act,
    *,
    needed: Needed,
    needed_before: str = "",
    only_when: str = "",
    only_when_is: str = "",
    is_unique: bool = False,
) -> None:
    """Say when it is needed. Records that hold nothing are asked at their next such verb."""
    field.needed, field.needed_before = needed.value, needed_before
    field.only_when, field.only_when_is = only_when, only_when_is
    field.is_unique = is_unique
    checking.check(field)


@transition(source=State.IN_FORCE, target=State.RETIRED, activity=ACTIVITY, allowed=administrators)
def retire(field: CustomField, act: Act) -> None:
    """Show it and ask for it no more; what records hold is kept, out of sight."""
    if field.searched:
        indexing.begin(field)


@transition(source=State.RETIRED, target=State.IN_FORCE, activity=ACTIVITY, allowed=administrators)
def revive(field: CustomField, act: Act) -> None:
    """Show it again, with what records held."""
    checking.too_many(field.record_type)
    checking.check(field)
    if field.searched:
        indexing.begin(field)


def _let_be(field: CustomField, given: dict[str, Any]) -> None:
    for name, value in given.items():
        if value is not None:
            setattr(field, name, _plain(value))


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Kind | Needed | Who) else value


def _is_found(field: CustomField) -> bool:
    return field.searched and field.seen_by == Who.EVERYBODY


def _keep_what_is_held(field: CustomField, before: str) -> None:
    """A choice that records hold keeps its place; what it is called may change."""
    if Kind(field.kind) not in CHOSEN:
        return
    left = {value for value, _ in choices_in(before)} - {
        value for value, _ in choices_in(field.choices)
    }
    model = checking.kind_of(field).model
    for value in sorted(left):
        if (count := queries.holding_value(model, field.key, value)).number:
            raise Invalid(
                {"choices": f"{count} records hold “{value}”: call it otherwise, but keep it."}
            )
