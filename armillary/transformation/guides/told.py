"""A process guide as a value: all that its page, its paper and its digest are made of."""

from collections.abc import Mapping
from dataclasses import dataclass

from armillary.engines.conformance import Share
from armillary.reference.activities import Activity
from armillary.reference.guides import Guide, Paragraph
from armillary.reference.processes import Process
from armillary.reference.raci import Letter
from armillary.reference.roles import Role

Duties = Mapping[Activity, Mapping[Role, Letter]]
"""Which role is what to which activity, as it is in force."""
ABOVE_THAT = 0.2
"""Up to a fifth may be altered; above that it is another process than the one others know."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What goes over an edge of the model, and with whom it joins the process.

    `along` says what a record takes along, where that is agreed.
    """

    number: int
    parties: tuple[str, ...]
    what: str
    section: str
    along: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Doing:
    """A verb that performs an activity, and on what."""

    verb: str
    label: str
    help: str
    kind: str
    plural: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One activity: how it is done, by whom, and with which verbs. Without any it is planned."""

    activity: Activity
    paragraph: Paragraph
    duties: tuple[tuple[Letter, tuple[Role, ...]], ...]
    doings: tuple[Doing, ...]

    @property
    def anchor(self) -> str:
        """Its name in the address of the guide."""
        return self.activity.value.partition(".")[2]

    @property
    def is_built(self) -> bool:
        """Whether people can do it in this product."""
        return bool(self.doings)


@dataclass(frozen=True, slots=True)
class Standing:
    """A state in which a record can stand."""

    value: str
    label: str
    meaning: str
    begins: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A verb and the states between which it leads. Without sources it starts from any."""

    verb: str
    label: str
    help: str
    rule: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    makes: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """A field of a record."""

    label: str
    kind: str
    help: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Life:
    """A record type of the process: its states, the ways between them, and what it keeps."""

    slug: str
    name: str
    plural: str
    standings: tuple[Standing, ...]
    passages: tuple[Passage, ...]
    edits: tuple[Passage, ...]
    fields: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class Routine:
    """What the process does by itself: by the clock, or after something has happened."""

    name: str
    what: str
    when: str


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is not as it came: of which kind, and what is different."""

    kind: str
    what: str


@dataclass(frozen=True, slots=True)
class Tailoring:
    """What a house has made its own, and by kind of element: how many of how many.

    Tailoring degree = changed elements / all elements.
    """

    changes: tuple[Change, ...]
    parts: tuple[tuple[str, Share], ...]

    @property
    def whole(self) -> Share:
        """Changed elements of all elements."""
        return sum((share for _, share in self.parts), Share(0, 0))

    @property
    def is_much(self) -> bool:
        """Whether it is another process than the one that came."""
        return (self.whole.value or 0) > ABOVE_THAT


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """The whole guide of a process."""

    process: Process
    guide: Guide
    gets: tuple[Exchange, ...]
    gives: tuple[Exchange, ...]
    shares: tuple[Exchange, ...]
    roles: tuple[Role, ...]
    chapters: tuple[Chapter, ...]
    lives: tuple[Life, ...]
    routines: tuple[Routine, ...]
    tailoring: Tailoring

    @property
    def built(self) -> int:
        """How many of its activities people can do in this product."""
        return sum(chapter.is_built for chapter in self.chapters)

    @property
    def is_built(self) -> bool:
        """Whether the process has records of its own here."""
        return bool(self.lives)
