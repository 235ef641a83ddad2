"""The fields that administrators add to record types: what acts and lists must know of them.

They are known by heart (`kernel/by_heart`): no act asks for them.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, LiteralString

from armillary.kernel import by_heart
from armillary.kernel.by_heart import ByHeart
from armillary.people.models import Person
from armillary.records.models import Record

if TYPE_CHECKING:
    from armillary.kernel.acts import Act
    from armillary.kernel.lifecycle.arguments import Argument
    from armillary.kernel.lifecycle.verb import Verb

PREFIX = "custom_"
"""Its name everywhere is this and its key, so no field of ours will ever be called like it."""


@dataclass(frozen=True, slots=True)
class Compared:
    """How values of a text are compared that are more than words.

    `function` is that of the database which makes a key of a stored value. `read` is what a text
    in an address means, `bounds` the first and last key of it; both raise NotAValue.
    """

    function: str
    read: Callable[[str], str]
    bounds: Callable[[str], tuple[str, str]]


@dataclass(frozen=True, kw_only=True, eq=False)
class CustomField(ABC):
    """One custom field. `key` is where the column `custom` holds its value, in its stored form.

    `kind` is one of those that fields have, "choices" for several of them; `staff_only` hides it
    from everybody who is not of the provider; a retired one is told in journals only.
    One `by_nature` was defined by the process, not added by the house, and not all records have it:
    `is_of` tells.
    """

    key: str
    kind: str
    label: str
    help: str
    unit: str
    choices: tuple[tuple[str, str], ...]
    refers: type[Record] | None
    is_link: bool
    staff_only: bool
    in_force: bool
    as_facet: bool
    as_column: bool
    searched: bool
    by_nature: bool = False
    compared: Compared | None = None

    @property
    def name(self) -> str:
        return PREFIX + self.key

    def is_of(self, record: Record) -> bool:
        """Whether this record has it: some have fields by what they are."""
        return True

    def narrows(self, narrow: Mapping[str, tuple[Any, ...]]) -> bool:
        """Whether a list of records with these values, by field, is narrowed by it."""
        return True

    @abstractmethod
    def argument(self, verb: "Verb") -> "Argument":
        """What the verb asks for, for forms and documents."""

    @abstractmethod
    def is_asked_by(self, verb: "Verb", actor: Person) -> bool:
        """Whether the verb asks this person for it."""

    @abstractmethod
    def read(self, given: Any, act: "Act") -> tuple[Any, str | None]:
        """What was given, as a verb takes it, and what is wrong with it, in words."""


Definitions = Mapping[str, tuple[CustomField, ...]]
Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """Where they are kept, and how values come into records.

    `read` reads all of them; `searched` is SQL for the keys of those of a type (of this `{slug}`)
    whose words are searched. `put` lets a record hold what was given to a verb, and raises Invalid.
    """

    read: Callable[[], Definitions]
    searched: LiteralString
    put: Callable[["Verb", tuple[CustomField, ...], Record, "Act", Given], None]


_sources: list[Source] = []
_fields: ByHeart[Definitions] = ByHeart(lambda: source().read())


def learn(source: Source) -> None:
    """Called once, when the processes are installed."""
    _sources[:] = [source]


def source() -> Source:
    return _sources[0]


def all_of(slug: str) -> tuple[CustomField, ...]:
    """Every custom field of a type, in their order, the retired ones among them; none before
    the thread stands anywhere."""
    return _fields().get(slug, ()) if by_heart.number() else ()


def of(slug: str, actor: Person | None) -> tuple[CustomField, ...]:
    """Those in force that the actor may see; for nobody, those that everybody may see."""
    found = all_of(slug)
    if not found:
        return found
    staff = actor is not None and actor.is_staff
    return tuple(each for each in found if each.in_force and (staff or not each.staff_only))


def parted(arguments: Given) -> tuple[Given, Given]:
    """What the body of a verb takes, and what is given for custom fields."""
    added = {name: value for name, value in arguments.items() if name.startswith(PREFIX)}
    if not added:
        return arguments, added
    return {name: value for name, value in arguments.items() if name not in added}, added


def told(changes: dict[str, Any]) -> dict[str, Any]:
    """Changes as the journal tells them: each custom field by itself."""
    if "custom" not in changes:
        return changes
    before, after = (each or {} for each in changes.pop("custom"))
    for key in sorted({*before, *after}):
        if before.get(key) != after.get(key):
            changes[f"{PREFIX}{key}"] = [before.get(key), after.get(key)]
    return changes


def are_hidden(slug: str, changes: Given) -> bool:
    """Whether nothing changed but what only the staff may see."""
    return bool(changes) and changes.keys() <= {
        each.name for each in all_of(slug) if each.staff_only
    }
