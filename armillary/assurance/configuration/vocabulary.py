"""The words of configuration management. Stored values never change; labels may."""

from django.db.models import IntegerChoices, TextChoices


class State(TextChoices):
    PLANNED = "planned", "Planned"
    ORDERED = "ordered", "Ordered"
    RECEIVED = "received", "Arrived"
    IN_STOCK = "in_stock", "In stock"
    BUILD_AND_TEST = "build_and_test", "In build and test"
    STAGED = "staged", "Staged"
    IN_PRODUCTION = "in_production", "In production"
    IN_MAINTENANCE = "in_maintenance", "In maintenance"
    RETIRED = "retired", "Retired"
    DISPOSED = "disposed", "Disposed"
    MERGED = "merged", "Merged"


ENDED = (State.RETIRED, State.DISPOSED, State.MERGED)
"""It is used no more, or it was another item all the time."""
UNENDED = tuple(state for state in State if state not in ENDED)
"""It is there, or will be."""
UNMERGED = tuple(state for state in State if state is not State.MERGED)
"""It stands for itself."""
IN_USE = (State.IN_PRODUCTION, State.IN_MAINTENANCE)
"""Others may depend on it now."""


class Family(TextChoices):
    """The ten branches of the tree of classes."""

    SERVICE = "service", "Service"
    APPLICATION = "application", "Application"
    DATA = "data", "Data"
    COMPUTE = "compute", "Compute"
    NETWORK = "network", "Network"
    VOICE = "voice", "Voice"
    PRINT = "print", "Print"
    CLIENT = "client", "Client"
    FACILITY = "facility", "Facility"
    CONTROL = "control", "Control"


class Life(TextChoices):
    """Which states things of a class go through."""

    PHYSICAL = "physical", "Physical thing"
    LOGICAL = "logical", "Logical thing"
    SERVICE = "service", "Service"
    PAPER = "paper", "Document"


class Criticality(IntegerChoices):
    """How much hangs on it: 1 is most."""

    VITAL = 1, "Vital"
    HIGH = 2, "High"
    MEDIUM = 3, "Medium"
    LOW = 4, "Low"
    NEGLIGIBLE = 5, "Negligible"


class Environment(TextChoices):
    PRODUCTION = "production", "Production"
    ACCEPTANCE = "acceptance", "Acceptance"
    TEST = "test", "Test"
    DEVELOPMENT = "development", "Development"


class Falls(TextChoices):
    """Which end of a relation fails when the other one does."""

    SOURCE = "source", "The first"
    TARGET = "target", "The second"
    NEITHER = "neither", "Neither"


class Rule(TextChoices):
    """How many of those that it needs must fail until it does."""

    ANY = "any", "With any"
    ALL = "all", "With all of its group"
    K_OF_N = "k_of_n", "With too many of its group"
    DEGRADE = "degrade", "Gets worse only"
    NONE = "none", "Never"


class Direction(TextChoices):
    """Which way to look from a thing."""

    BOTH = "both", "All around"
    UPSTREAM = "upstream", "What it rests on"
    DOWNSTREAM = "downstream", "What rests on it"

    @property
    def turned(self) -> "Direction":
        """The other way round."""
        if self is Direction.BOTH:
            return self
        return Direction.UPSTREAM if self is Direction.DOWNSTREAM else Direction.DOWNSTREAM


class Need(TextChoices):
    """Whether things of a class must have a value."""

    OPTIONAL = "optional", "Optional"
    RECOMMENDED = "recommended", "Recommended"
    REQUIRED = "required", "Required"


class Standing(TextChoices):
    """The state of what the CMDB is described by: classes, attributes, relation types and rules."""

    ACTIVE = "active", "Active"
    RETIRED = "retired", "Retired"


class BaselineState(TextChoices):
    FROZEN = "frozen", "Frozen"
    RETIRED = "retired", "Retired"


class Finding(TextChoices):
    """What can be wrong with what is recorded of a thing."""

    NO_OWNER = "no_owner", "No owner"
    LACKS_REQUIRED = "lacks_required", "Lacks required"
    LACKS_RECOMMENDED = "lacks_recommended", "Lacks recommended"
    ORPHAN = "orphan", "Orphan"
    DUPLICATE = "duplicate", "Duplicate"
    STALE = "stale", "Stale"
    NOT_FOUND = "not_found", "Not found"
    RELATION_NOT_ALLOWED = "relation_not_allowed", "Relation not allowed"
    DIFFERS = "differs", "Source differs"
    AUDITED = "audited", "Wrong by audit"
    UNKNOWN = "unknown", "Unknown thing"


class DiscrepancyState(TextChoices):
    OPEN = "open", "Open"
    EXPLAINED = "explained", "Explained"
    ACCEPTED = "accepted", "Accepted until a date"
    GONE = "gone", "Gone by itself"
    CORRECTED = "corrected", "Corrected"


STANDING_OUT = (DiscrepancyState.OPEN, DiscrepancyState.EXPLAINED, DiscrepancyState.ACCEPTED)
"""As far as we know, what is recorded and what is there still differ."""


class VerificationState(TextChoices):
    ASKED = "asked", "Asked for"
    DONE = "done", "Done"


class AuditState(TextChoices):
    PLANNED = "planned", "Planned"
    UNDER_WAY = "under_way", "Under way"
    CONCLUDED = "concluded", "Concluded"
    CALLED_OFF = "called_off", "Called off"


class Verdict(TextChoices):
    """What an audit found of an item."""

    RIGHT = "right", "Right"
    WRONG = "wrong", "Wrong"
    NOT_FOUND = "not_found", "Not found"
