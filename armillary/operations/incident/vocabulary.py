"""The words of incident management. Stored values never change; labels may."""

from django.db.models import IntegerChoices, TextChoices


class State(TextChoices):
    NEW = "new", "New"
    ASSIGNED = "assigned", "Assigned"
    IN_PROGRESS = "in_progress", "In progress"
    ON_HOLD = "on_hold", "On hold"
    RESTORED = "restored", "Restored"
    RESOLVED = "resolved", "Resolved"
    CLOSED = "closed", "Closed"
    CANCELLED = "cancelled", "Cancelled"
    MERGED = "merged", "Merged"


OPEN = (State.NEW, State.ASSIGNED, State.IN_PROGRESS, State.ON_HOLD, State.RESTORED)
"""Somebody still has work to do."""

UNENDED = (*OPEN, State.RESOLVED)
"""Not at its end: a resolved incident may still come back."""


class Impact(IntegerChoices):
    WHOLE_SERVICE = 1, "The whole service"
    SEVERAL_PEOPLE = 2, "Several people"
    ONE_PERSON = 3, "One person"


class Urgency(IntegerChoices):
    WORK_STOPPED = 1, "Work has stopped"
    WORK_SLOWED = 2, "Work is slower"
    CAN_WAIT = 3, "It can wait"


class Priority(IntegerChoices):
    CRITICAL = 1, "Critical"
    HIGH = 2, "High"
    NORMAL = 3, "Normal"
    LOW = 4, "Low"


class Channel(TextChoices):
    """The way by which a caller reached us."""

    WEB = "web", "Web"
    PHONE = "phone", "Phone"
    EMAIL = "email", "E-mail"
    CHAT = "chat", "Chat"
    WALK_IN = "walk_in", "Walk-in"
    API = "api", "API"
    EVENT = "event", "Event"


class HoldReason(TextChoices):
    """What an incident on hold waits for."""

    AWAITING_CALLER = "awaiting_caller", "Awaiting caller"
    AWAITING_VENDOR = "awaiting_vendor", "Awaiting vendor"
    AWAITING_CHANGE = "awaiting_change", "Awaiting change"
    AWAITING_PROBLEM = "awaiting_problem", "Awaiting problem"
    SCHEDULED_DATE = "scheduled_date", "Scheduled date"
    AWAITING_PARTS = "awaiting_parts", "Awaiting parts"
    AWAITING_APPROVAL = "awaiting_approval", "Awaiting approval"
    AWAITING_ACCESS = "awaiting_access", "Awaiting access or visit"
    AWAITING_EVIDENCE = "awaiting_evidence", "Awaiting evidence"


class ResolutionCode(TextChoices):
    """How it ended."""

    FIXED_BY_AGENT = "fixed_by_agent", "Fixed by agent"
    USER_GUIDED = "user_guided", "User guided"
    WORKAROUND_APPLIED = "workaround_applied", "Workaround applied"
    FIXED_BY_CHANGE = "fixed_by_change", "Fixed by change"
    FIXED_BY_PROBLEM = "fixed_by_problem", "Fixed by problem fix"
    RESTORED_BY_ITSELF = "restored_by_itself", "Restored by itself"
    RESTORED_BY_FAILOVER = "restored_by_failover", "Restored by failover"
    VENDOR_FIXED = "vendor_fixed", "Vendor fixed"
    NOT_REPRODUCIBLE = "not_reproducible", "Not reproducible"
    DUPLICATE = "duplicate", "Duplicate"
    NO_FAULT = "no_fault", "No fault"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Tree(TextChoices):
    """What a category tells: what the caller notices, or what was behind it."""

    SYMPTOM = "symptom", "Symptom"
    CAUSE = "cause", "Cause"


class CategoryState(TextChoices):
    ACTIVE = "active", "Active"
    RETIRED = "retired", "Retired"


class RuleState(TextChoices):
    IN_FORCE = "in_force", "In force"
    RETIRED = "retired", "Retired"
