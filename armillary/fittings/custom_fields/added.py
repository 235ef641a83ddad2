"""A custom field as acts, lists and pages know it: its definition, in the terms of its kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from armillary.fittings.custom_fields import queries
from armillary.fittings.custom_fields.reading import LONGEST, Shape, Wrong, stored
from armillary.fittings.custom_fields.rules import Condition
from armillary.fittings.custom_fields.vocabulary import Kind, Needed
from armillary.kernel.acts import Act, Door
from armillary.kernel.custom import CustomField
from armillary.kernel.lifecycle.arguments import Argument
from armillary.people.models import Person
from armillary.records.models import Record

if TYPE_CHECKING:
    from armillary.kernel.lifecycle.verb import Verb

NOBODY_ANSWERS = frozenset({Door.MAIL, Door.JOB})
"""Doors at which nobody can be asked for what is needed."""
FILL_IN = "fill_in"
_TYPES: Mapping[Kind, type] = {
    Kind.INTEGER: int,
    Kind.BOOLEAN: bool,
    Kind.DATE: date,
    Kind.MOMENT: datetime,
}


class Read(NamedTuple):
    """A value in its stored form, which was checked; None: nothing."""

    stored: Any


@dataclass(frozen=True, kw_only=True, eq=False)
class Added(CustomField):
    """One field of a record type. `before` is the verb or state before which it is needed."""

    shape: Shape
    default: Any
    unique: bool
    needed: Needed
    before: str
    condition: Condition | None
    staff_sets: bool

    def argument(self, verb: "Verb") -> Argument:
        """What the verb asks for, for forms and documents."""
        written = LONGEST.get(self.shape.kind, 0)
        return Argument(
            name=self.name,
            annotation=self.refers or _TYPES.get(self.shape.kind, str),
            required=self.condition is None and self._is_needed_for(verb),
            default=self.default if verb.makes else None,
            label=self.label,
            help=self.help,
            longest=min(self.shape.most or written, written) if written else 0,
            long_text=self.shape.kind is Kind.LONG_TEXT,
            options=self.choices,
            what=self.kind,
            unit=self.unit,
        )

    def is_asked_by(self, verb: "Verb", actor: Person) -> bool:
        """By creations, by filling in, and by the verb before which it is needed."""
        if self._refusal(actor):
            return False
        return verb.makes or verb.name == FILL_IN or self._comes_before(verb)

    def read(self, given: Any, act: Act) -> tuple[Read, str | None]:
        """What was given in its stored form, and what is wrong with it, in words."""
        if isinstance(given, Read):
            return given, None
        if why := self._refusal(act.actor):
            return Read(None), why
        if given is None or given in ("", [], ()):
            return Read(None), None
        try:
            return Read(stored(self.shape, given, act)), None
        except Wrong as error:
            return Read(None), str(error)

    def lacks(self, verb: "Verb", record: Record, held: Mapping[str, Any], act: Act) -> bool:
        """Whether a value is still needed, and somebody is there who could give it."""
        if self.key in held or self.needed is Needed.NO:
            return False
        emptied = self.needed is Needed.ALWAYS and self.key in record.custom
        if not (emptied or self._is_needed_for(verb)):
            return False
        if act.door in NOBODY_ANSWERS or self._refusal(act.actor):
            return False
        return self.condition is None or self.condition.holds(record, held)

    def taken(self, record: Record, value: Any) -> str | None:
        """Why the record cannot have this value: another one has it."""
        if self.unique and queries.is_held(type(record), self.key, value, but=record.pk):
            return "Another record has this value, and no two may."
        return None

    def _refusal(self, actor: Person) -> str | None:
        """Why this person may not set it."""
        if actor.is_staff or not (self.staff_only or self.staff_sets):
            return None
        return "This is set by the people of the provider."

    def _is_needed_for(self, verb: "Verb") -> bool:
        if self.needed in (Needed.ON_CREATION, Needed.ALWAYS):
            return verb.makes
        return self.needed is Needed.BEFORE and self._comes_before(verb)

    def _comes_before(self, verb: "Verb") -> bool:
        return bool(self.before) and self.before in (verb.name, verb.target)
