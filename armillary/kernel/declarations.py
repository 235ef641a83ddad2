"""What a process declares: frozen values made of references, one `process.py` each."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import repeat
from typing import Any

from django.db import models
from django.utils.text import slugify

from armillary.kernel.access.visibility import Visibility, staff_only
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle import Creation, Transition
from armillary.records.models import Record
from armillary.reference.activities import Activity


class Shelf(models.TextChoices):
    """Under which heading people look for what belongs to no process of the model, in order."""

    WORK = "work", "Work"
    PEOPLE = "people", "People"
    SETTINGS = "settings", "Settings"


@dataclass(frozen=True, slots=True)
class Link:
    """A typed link that starts at a record: how it reads from here, to which type, and back."""

    name: str
    to: str
    back: str


@dataclass(frozen=True, slots=True)
class Derived:
    """A field that no one sets: computed from other fields of the record whenever it changes."""

    rule: Callable[..., Any]
    inputs: tuple[str, ...]

    def value(self, record: Record) -> Any:
        return self.rule(*map(getattr, repeat(record), self.inputs))


def derived(rule: Callable[..., Any], *inputs: str) -> Derived:
    """`derived(rules.priority_of, "impact", "urgency")`."""
    return Derived(rule, inputs)


@dataclass(frozen=True, slots=True)
class Schedule:
    """What a process does by itself: a job and how often, in seconds."""

    name: str
    every: int
    job: Callable[[Act], int]


@dataclass(frozen=True, slots=True)
class Reaction:
    """What a process does about what happened, whoever did it.

    The job is given the keys of some fresh lines of the journal, in ascending order: each line
    once, after its act is committed. It runs as one job, so it is done again as a whole when it
    fails; what may fail for one line alone belongs into a job of its own.

    Where it names record types (by their slugs) or verbs, it hears of no other lines.
    """

    name: str
    job: Callable[[Act, Sequence[int]], object]
    types: Collection[str] = ()
    verbs: Collection[str] = ()

    def hears(self, record_type: str, verb: str) -> bool:
        """Whether it is told of such a line."""
        return (not self.types or record_type in self.types) and (
            not self.verbs or verb in self.verbs
        )


Foresight = Callable[[Any, Act, Mapping[str, str]], str]
"""By the record (None for one that would be made) and what is typed so far: what a verb would
touch, in a sentence that its form shows before it is done; nothing when there is nothing to say."""


@dataclass(frozen=True, kw_only=True)
class RecordType:
    """One kind of record: its verbs and how lists, search, links and permissions see it.

    `columns`, `facets` and `search` name fields of the model; `title` is the field that people
    read, `tracking` the activity that comments, links and hand-offs on it belong to. `order` is
    the order of its list, `open_states` what "open" means and `open_word` how people
    call that, `shown` the facts beside the record.
    `for_staff` are the fields that only the provider's people see.
    `shelf` is where a type stands that belongs to no process of the model.
    `opposites` names, by the name of a verb, the one that takes it back and asks for nothing.
    `foresight` names, by the name of a verb, what tells before it is done how much it would touch.
    """

    model: type[Any]
    states: type[models.TextChoices]
    title: str
    tracking: Activity
    creations: tuple[Creation[..., Any], ...]
    verbs: tuple[Transition[..., Any], ...]
    columns: tuple[str, ...]
    facets: tuple[str, ...] = ()
    search: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    derived: Mapping[str, Derived] = field(default_factory=dict)
    order: tuple[str, ...] = ("-id",)
    open_states: tuple[str, ...] = ()
    open_word: str = "Open"
    visible: Visibility = staff_only
    shared: bool = False
    opposites: Mapping[str, str] = field(default_factory=dict)
    foresight: Mapping[str, Foresight] = field(default_factory=dict)
    for_staff: tuple[str, ...] = ()
    shelf: Shelf = Shelf.SETTINGS

    def __post_init__(self) -> None:
        known = {column.name for column in self.model._meta.get_fields()} | {"number"}
        named = (*self.columns, *self.facets, *self.search, *self.shown, *self.derived, self.title)
        if strangers := sorted(set(named) - known):
            raise ValueError(f"{self.model.__name__} has no field {', '.join(strangers)}.")

    @cached_property
    def slug(self) -> str:
        """The plural in addresses: "incidents"."""
        return slugify(str(self.model._meta.verbose_name_plural))

    @cached_property
    def name(self) -> str:
        """The singular that people read: "Incident"."""
        words = str(self.model._meta.verbose_name)
        return words[:1].upper() + words[1:]

    @property
    def plural(self) -> str:
        words = str(self.model._meta.verbose_name_plural)
        return words[:1].upper() + words[1:]

    @property
    def transitions(self) -> tuple[Transition[..., Any], ...]:
        """The verbs that lead to a state."""
        return tuple(verb for verb in self.verbs if verb.target)

    def derive(self, record: Record) -> dict[str, Any]:
        return {name: how.value(record) for name, how in self.derived.items()}


@dataclass(frozen=True, kw_only=True)
class Process:
    """A process of the reference model: its records, and what it does by itself.

    By itself means by the clock (`schedule`) or because something happened (`reactions`).
    """

    id: str
    records: tuple[RecordType, ...]
    schedule: tuple[Schedule, ...] = ()
    reactions: tuple[Reaction, ...] = ()
