"""What a person can do about the own notifications: say how to be told."""

from collections.abc import Mapping

from armillary.fittings.notifications.models import Preference
from armillary.fittings.notifications.vocabulary import Way, What
from armillary.kernel.access.rules import oneself
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change
from armillary.kernel.lifecycle.verbs import News
from armillary.people.models import Person
from armillary.people.vocabulary import PersonState
from armillary.reference.activities import Operations

HOURS = range(24)


@change(when=PersonState.ACTIVE, activity=Operations.ADMINISTER_USERS, allowed=oneself)
def choose_notifications(
    person: Person,
    act: Act,
    *,
    ways: Mapping[What, Way],
    digest_hour: int,
    quiet_from: int | None = None,
    quiet_until: int | None = None,
) -> News:
    """Say of what you want to hear, by which way, and when it is to be quiet."""
    _check(digest_hour, quiet_from, quiet_until)
    Preference.objects.update_or_create(
        person=person,
        defaults={
            "ways": {what.value: way.value for what, way in ways.items()},
            "digest_hour": digest_hour,
            "quiet_from": quiet_from,
            "quiet_until": quiet_until,
        },
    )
    return {"notifications": [None, "chosen"]}


def _check(digest_hour: int, quiet_from: int | None, quiet_until: int | None) -> None:
    wrong: dict[str, str] = {}
    said = {"digest_hour": digest_hour, "quiet_from": quiet_from, "quiet_until": quiet_until}
    for name, hour in said.items():
        if hour is not None and hour not in HOURS:
            wrong[name] = "This must be an hour of the day, 0 to 23."
    if (quiet_from is None) != (quiet_until is None):
        wrong["quiet_until"] = "Quiet hours have a beginning and an end: give both, or neither."
    if wrong:
        raise Invalid(wrong)
