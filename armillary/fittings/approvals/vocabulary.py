"""The words of approvals. Stored values never change; labels may."""

from django.db.models import TextChoices


class State(TextChoices):
    PENDING = "pending", "Being decided"
    APPROVED = "approved", "Approved"
    REJECTED = "rejected", "Rejected"
    WITHDRAWN = "withdrawn", "Withdrawn"
    EXPIRED = "expired", "Expired"
    BYPASSED = "bypassed", "Bypassed"
    REVIEWED = "reviewed", "Bypass reviewed"


OPEN = (State.PENDING, State.BYPASSED)
LIVE = (State.PENDING, State.APPROVED)
"""What is bound to its record as it stands: one for each record at most."""
PASSED_BY = (State.BYPASSED, State.REVIEWED)
"""What let its record pass without a yes."""


class Vote(TextChoices):
    APPROVE = "approve", "Approved"
    REJECT = "reject", "Rejected"


class Quorum(TextChoices):
    """How many of those who are asked must say yes."""

    ANY = "any", "Any one of them"
    SOME = "some", "So many of them"
    ALL = "all", "All of them"
    WEIGHT = "weight", "So much weight"


class By(TextChoices):
    """How a policy names those who decide."""

    PERSON = "person"
    TEAM = "team"
    ON_CALL = "on_call"
    ROLE = "role"
    ACCOUNTABLE = "accountable"
    QUERY = "query"


class PolicyState(TextChoices):
    IN_FORCE = "in_force", "In force"
    RETIRED = "retired", "Retired"


class AbsenceState(TextChoices):
    STANDING = "standing", "Standing"
    ENDED = "ended", "Ended"


class BoardState(TextChoices):
    IN_FORCE = "in_force", "In force"
    RETIRED = "retired", "Retired"


class MeetingState(TextChoices):
    PLANNED = "planned", "Planned"
    OPEN = "open", "Under way"
    HELD = "held", "Took place"
    CANCELLED = "cancelled", "Cancelled"
