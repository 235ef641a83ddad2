"""The words of change management. Stored values never change; labels may."""

from django.db.models import IntegerChoices, TextChoices


class Path(TextChoices):
    """By which model a change goes: who decides, and what must be said before."""

    STANDARD = "standard", "Standard"
    MINOR = "normal_minor", "Normal, minor"
    MAJOR = "normal_major", "Normal, major"
    EMERGENCY = "emergency", "Emergency"
    LATENT = "latent", "Latent"
    UNAUTHORISED = "unauthorised", "Unauthorised"


NORMAL = (Path.MINOR, Path.MAJOR)


class State(TextChoices):
    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Submitted"
    ASSESSING = "assessing", "Being assessed"
    WAITING = "waiting_for_approval", "Waiting for approval"
    APPROVED = "approved", "Approved"
    SCHEDULED = "scheduled", "Scheduled"
    IMPLEMENTING = "implementing", "Being implemented"
    BACKING_OUT = "backing_out", "Being backed out"
    REVIEW = "review", "Under review"
    CLOSED = "closed", "Closed"
    REJECTED = "rejected", "Rejected"
    CANCELLED = "cancelled", "Cancelled"
    DETECTED = "detected", "Detected"
    DISMISSED = "dismissed", "Dismissed"


ENDED = (State.CLOSED, State.REJECTED, State.CANCELLED, State.DISMISSED)
OPEN = tuple(state for state in State if state not in ENDED)
WORDED = (State.DRAFT, State.SUBMITTED, State.ASSESSING)
"""Its content may still change without anybody having to decide anew."""
PLANNED = (*WORDED, State.WAITING, State.APPROVED, State.SCHEDULED)
"""It has not begun."""
IN_HAND = (State.IMPLEMENTING, State.BACKING_OUT)
IN_FLIGHT = (State.WAITING, State.APPROVED, State.SCHEDULED, *IN_HAND)
"""It holds its time: others have to keep out of its way."""


class Outcome(TextChoices):
    """What became of it."""

    SUCCESSFUL = "successful", "Successful"
    WITH_ISSUES = "with_issues", "Successful with issues"
    BACKED_OUT = "backed_out", "Failed and backed out"
    LEFT_IN = "left_in", "Failed, left in with a fix forward"
    PARTIAL = "partial", "Partially implemented"
    EXPIRED = "expired", "Expired"


FAILED = (Outcome.BACKED_OUT, Outcome.LEFT_IN, Outcome.PARTIAL)
SETTLED_WELL = (Outcome.SUCCESSFUL, Outcome.WITH_ISSUES)
TRIED = (Outcome.SUCCESSFUL, Outcome.WITH_ISSUES, *FAILED)


class Urgency(TextChoices):
    """Why waiting would be worse."""

    MAJOR_INCIDENT = "major_incident", "A major incident"
    SECURITY = "security", "A danger to security"


class Outage(TextChoices):
    """What users are expected to notice."""

    NONE = "none", "Nothing"
    DEGRADED = "degraded", "Slower or less"
    DOWN = "down", "An outage"


class Risk(IntegerChoices):
    """How high the risk is; as the levels of the engine."""

    LOW = 1, "Low"
    MODERATE = 2, "Moderate"
    HIGH = 3, "High"
    VERY_HIGH = 4, "Very high"


class Experience(IntegerChoices):
    """How often those who do it have done the like."""

    OFTEN = 1, "Often"
    SELDOM = 2, "Once or twice"
    NEVER = 3, "Never"


class Complexity(IntegerChoices):
    """How many have to act together."""

    ONE_STEP = 1, "One person, one step"
    SEVERAL_STEPS = 2, "Several steps"
    SEVERAL_TEAMS = 3, "Several teams"


class Reversal(IntegerChoices):
    """How well it can be taken back."""

    PROVEN = 1, "Tried, it works"
    UNTRIED = 2, "Not tried"
    HARD = 3, "Hard, or not at all"


class OrderState(TextChoices):
    CREATED = "created", "Created"
    ACCEPTED = "accepted", "Accepted"
    IN_PROGRESS = "in_progress", "In progress"
    DONE = "done", "Done"
    FAILED = "failed", "Failed"
    SKIPPED = "skipped", "Skipped"
    CANCELLED = "cancelled", "Cancelled"


OPEN_ORDERS = (OrderState.CREATED, OrderState.ACCEPTED, OrderState.IN_PROGRESS)
PASSED_ORDERS = (OrderState.DONE, OrderState.SKIPPED, OrderState.CANCELLED)
"""Those after which the next one may begin."""


class RunIf(TextChoices):
    """What must have become of the steps before it, so that a step is done."""

    WELL = "went_well", "The steps before it went well"
    FAILED = "one_failed", "A step before it failed"
    ALWAYS = "always", "Always"


class TemplateState(TextChoices):
    PROPOSED = "proposed", "Proposed"
    PRE_APPROVED = "pre_approved", "Pre-approved"
    SUSPENDED = "suspended", "Suspended"
    RETIRED = "retired", "Retired"


class WindowKind(TextChoices):
    """What holds in a window."""

    MAINTENANCE = "maintenance", "Changes are allowed"
    FREEZE = "freeze", "Changes are barred"
    CRITICAL = "critical", "Business-critical time"


class WindowState(TextChoices):
    IN_FORCE = "in_force", "In force"
    LIFTED = "lifted", "Lifted"


class Verdict(TextChoices):
    """What an unauthorised change turned out to be, when it was none."""

    STANDARD_OPERATION = "standard_operation", "A standard operation"
    FALSE_ALARM = "false_alarm", "A false alarm"
    INCIDENT = "incident", "An incident"
    SECURITY_EVENT = "security_event", "A security event"
