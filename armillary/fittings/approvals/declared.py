"""What of a record is approved, and who has a part in it: told once by the process that owns it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from armillary.kernel import known
from armillary.kernel.acts import Act
from armillary.records.models import Record
from armillary.reference.activities import Activity

Told = Mapping[str, Any]
"""Words to plain values: numbers and names, never keys, sorted where they are many."""


def _nothing(record: Any) -> Told:
    return {}


def _nobody(record: Any) -> Iterable[int]:
    return ()


def _let_be(record: Any, act: Act) -> None:
    """Nothing follows by itself."""


@dataclass(frozen=True, slots=True)
class Asks:
    """A question of the process that finds people: the keys of those who decide on a record."""

    label: str
    people: Callable[[Any], Iterable[int]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Approvable:
    """The records of a type can be approved: what a yes is bound to, and who never gives it.

    `bound` are the fields that a yes is bound to, `also_bound` what belongs to them elsewhere;
    `impact` is what is computed from what holds now. `parties` are the fields that name whoever has
    a part in the record, `further_parties` the keys of others who do. It is asked for in the states
    `askable_in` (none: in any). What is to be done when an approval is decided or taken back is
    done by the robot, in the same transaction.
    """

    model: type[Record]
    activity: Activity
    bound: tuple[str, ...]
    also_bound: Callable[[Any], Told] = _nothing
    impact: Callable[[Any], Told] = _nothing
    parties: tuple[str, ...] = ()
    further_parties: Callable[[Any], Iterable[int]] = _nobody
    asks: Mapping[str, Asks] = field(default_factory=dict)
    askable_in: tuple[str, ...] = ()
    approved: Callable[[Any, Act], None] = _let_be
    rejected: Callable[[Any, Act], None] = _let_be
    withdrawn: Callable[[Any, Act], None] = _let_be

    def __post_init__(self) -> None:
        names = {each.name for each in self.model._meta.concrete_fields}
        if strangers := sorted({*self.bound, *self.parties} - names):
            raise ValueError(f"{self.model.__name__} has no field {', '.join(strangers)}.")

    @property
    def slug(self) -> str:
        return known.of(self.model).slug


_declared: dict[type[Record], Approvable] = {}


def learn(approvable: Approvable) -> None:
    """Let the records of this type be approved."""
    _declared[approvable.model] = approvable


def forget(model: type[Record]) -> None:
    """Let records of this model be approved no more."""
    _declared.pop(model, None)


def of(model: type[Record]) -> Approvable | None:
    """How records of this model are approved."""
    return _declared.get(model)


def of_slug(slug: str) -> Approvable | None:
    """How records of this type are approved."""
    return next((each for each in everywhere() if each.slug == slug), None)


def everywhere() -> Iterator[Approvable]:
    """Every type whose records are approved."""
    yield from _declared.values()


def choices() -> list[tuple[str, str]]:
    """These types, for forms."""
    found = {each.slug: str(each.model._meta.verbose_name_plural) for each in everywhere()}
    return sorted((slug, words[:1].upper() + words[1:]) for slug, words in found.items())
