"""Who may do a verb. A policy answers with nothing, or with the reason why not, in words."""

from collections.abc import Callable
from dataclasses import dataclass

from armillary.kernel.acts import Act
from armillary.records.models import Record
from armillary.reference.activities import Activity

Answer = Callable[[Record | None, Act, Activity], str | None]


@dataclass(frozen=True, slots=True)
class Policy:
    """A question about record, act and activity; combine two with | (either) and & (both)."""

    refusal: Answer

    def __or__(self, other: "Policy") -> "Policy":
        def either(record: Record | None, act: Act, activity: Activity) -> str | None:
            first = self.refusal(record, act, activity)
            return first and other.refusal(record, act, activity) and first

        return Policy(either)

    def __and__(self, other: "Policy") -> "Policy":
        def both(record: Record | None, act: Act, activity: Activity) -> str | None:
            return self.refusal(record, act, activity) or other.refusal(record, act, activity)

        return Policy(both)


def _anyone(record: Record | None, act: Act, activity: Activity) -> str | None:
    return None


def _responsible(record: Record | None, act: Act, activity: Activity) -> str | None:
    if activity in act.actor.responsible_for:
        return None
    return f"This needs a role that is responsible for “{activity.title}”."


def _staff(record: Record | None, act: Act, activity: Activity) -> str | None:
    return None if act.actor.is_staff else "This is for the people of the provider."


anyone = Policy(_anyone)
responsible = Policy(_responsible)
staff = Policy(_staff)


def is_the(*fields: str) -> Policy:
    """The person named in one of these fields of the record: `is_the("caller")`."""

    def named(record: Record | None, act: Act, activity: Activity) -> str | None:
        if record and act.actor.pk in [getattr(record, f"{field}_id") for field in fields]:
            return None
        return f"This is for the {' or the '.join(fields)}."

    return Policy(named)


def holds(*roles: str) -> Policy:
    """Somebody who holds one of these roles, whatever the RACI matrix says."""

    def held(record: Record | None, act: Act, activity: Activity) -> str | None:
        if act.actor.roles.intersection(roles):
            return None
        return f"This needs the role {' or '.join(roles)}."

    return Policy(held)
