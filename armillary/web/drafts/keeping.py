"""Keeping, finding and forgetting drafts."""

from collections.abc import Mapping
from datetime import datetime

from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle.text import LONGEST, flaw
from armillary.people.models import Person
from armillary.web.drafts.models import Draft

MOST_FIELDS = 120
MOST_DRAFTS = 100


def keep(person: Person, form: str, typed: Mapping[str, str], now: datetime) -> None:
    """Keep what stands in the form instead of what was kept before."""
    if len(typed) > MOST_FIELDS:
        raise Invalid({"form": f"A draft has at most {MOST_FIELDS} fields."})
    if wrong := {name: why for name, text in typed.items() if (why := flaw(text, longest=LONGEST))}:
        raise Invalid(wrong)
    _, fresh = Draft.objects.update_or_create(
        person=person, form=form, defaults={"typed": dict(typed), "kept_at": now}
    )
    if fresh:
        _forget_the_oldest(person)


def _forget_the_oldest(person: Person) -> None:
    """Nobody has more than so many forms half filled in."""
    newest = Draft.objects.filter(person=person).order_by("-kept_at", "-pk")
    Draft.objects.filter(pk__in=list(newest.values_list("pk", flat=True)[MOST_DRAFTS:])).delete()


def kept(person: Person, form: str) -> dict[str, str]:
    """What was kept of this form; nothing when there is no draft."""
    found = Draft.objects.filter(person=person, form=form).values_list("typed", flat=True).first()
    return found or {}


def forget(person: Person, form: str) -> None:
    """The form was sent."""
    Draft.objects.filter(person=person, form=form).delete()
