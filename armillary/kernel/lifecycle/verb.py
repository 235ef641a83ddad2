"""What a verb is, as a value: the function and what surrounds it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from inspect import getdoc
from typing import Any, get_type_hints

from armillary.kernel import custom, known
from armillary.kernel.acts import Act
from armillary.kernel.custom import CustomField
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.lifecycle.arguments import Argument, Arguments, nothing
from armillary.kernel.lifecycle.policies import Policy
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.reference.activities import Activity

Objection = Callable[[Any, Act], str | None]
Company = Callable[[Any, Mapping[str, Any]], Iterable[Record]]


@dataclass(frozen=True, kw_only=True)
class Verb:
    """A function that makes or changes a record, with its rules.

    `sources` are the states it starts from (empty: any), `target` the state it leads to (empty:
    the same); its body may set one of the `outcomes` instead. `activity` None means the activity by
    which the record type is tracked. `words` names the argument whose text becomes the text of the
    journal line, for `audience`.

    `company` finds, by record and arguments, the records to which the verb is done as well, each
    with its own line; `beside` names arguments whose records are locked and read again with it.
    """

    body: Callable[..., Any]
    sources: tuple[str, ...] = ()
    target: str = ""
    outcomes: tuple[str, ...] = ()
    activity: Activity | None
    allowed: Policy
    unless: Objection | None = None
    words: str = ""
    audience: Audience = Audience.SYSTEM
    company: Company | None = None
    beside: tuple[str, ...] = ()
    of: type[Record] | None = None

    @cached_property
    def name(self) -> str:
        return self.body.__name__

    @cached_property
    def label(self) -> str:
        """The word on the button: "Wait for caller"."""
        words = self.name.replace("_", " ").strip()
        return words[:1].upper() + words[1:]

    @cached_property
    def help(self) -> str:
        return getdoc(self.body) or ""

    @cached_property
    def model(self) -> type[Record] | None:
        """The record class in the body's signature; None when it serves any record.

        A verb that every record has, and that asks each type for other things, has it in `of`.
        """
        if self.of:
            return self.of
        hints = get_type_hints(self.body)
        first = hints.get("return") if self.makes else next(iter(hints.values()))
        return first if first is not Record and isinstance(first, type) else None

    @cached_property
    def makes(self) -> bool:
        """Whether it is a creation: it takes no record and returns one."""
        returned = get_type_hints(self.body).get("return")
        return isinstance(returned, type) and issubclass(returned, Record)

    @cached_property
    def arguments(self) -> Arguments:
        return Arguments(self.body, self.model, self._added if self.model else nothing)

    def asks(self, actor: Person | None, about: Record | None = None) -> tuple[Argument, ...]:
        """What the verb asks this person for: its arguments, and custom fields.

        With a record, or one as it would be, those that it has; else those that any may have.
        """
        added = self._added(actor) if self.model and actor else ()
        own = (each for each in added if about is None or each.is_of(about))
        return (*self.arguments.all, *(each.argument(self) for each in own))

    def names(self, actor: Person) -> frozenset[str]:
        """What may be given to the verb, by name: as much of what it asks as a door must know."""
        own = (each.name for each in self.arguments.all)
        return frozenset((*own, *(each.name for each in self._added(actor))))

    def _added(self, actor: Person) -> Sequence[CustomField]:
        fields = custom.of(known.of(self.model).slug, actor) if self.model else ()
        return [each for each in fields if each.is_asked_by(self, actor)]
