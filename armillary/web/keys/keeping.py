"""Keeping a person's keys."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from armillary.kernel.errors import Invalid
from armillary.people.models import Person
from armillary.web.keys.models import Keyboard
from armillary.web.keys.table import differences, flaws


@dataclass(frozen=True, slots=True)
class Kept:
    """What a person chose: keys that differ from the table, and whether single keys are off."""

    own: Mapping[str, str] = field(default_factory=dict)
    off: bool = False


def kept(person: Person) -> Kept:
    """The keys of this person."""
    row = Keyboard.objects.filter(person=person).values_list("own", "off").first()
    return Kept(*row) if row else Kept()


def keep(person: Person, chosen: Mapping[str, str], *, off: bool) -> None:
    """Keep these keys. Raises Invalid, by action: a key has no form, or two actions share one."""
    if wrong := flaws(chosen):
        raise Invalid(wrong)
    Keyboard.objects.update_or_create(
        person=person, defaults={"own": differences(chosen), "off": off}
    )


def switch(person: Person, *, off: bool) -> None:
    """Let single keys do nothing, or what they did before."""
    Keyboard.objects.update_or_create(person=person, defaults={"off": off})


def reset(person: Person) -> None:
    """Back to what the table says."""
    Keyboard.objects.filter(person=person).delete()
