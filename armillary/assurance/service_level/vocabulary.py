"""The words of service-level management. Stored values never change; labels may."""

from django.db.models import IntegerChoices, TextChoices


class Kind(TextChoices):
    """Who promises what to whom."""

    REQUIREMENT = "requirement", "Requirements"
    SLA = "sla", "SLA"
    OLA = "ola", "OLA"
    UNDERPINNING = "underpinning", "Contract"
    STANDARD = "standard", "Standard level"


IN_FULL = {
    Kind.REQUIREMENT: "Service-level requirements",
    Kind.SLA: "Service-level agreement",
    Kind.OLA: "Operational-level agreement",
    Kind.UNDERPINNING: "Underpinning contract",
    Kind.STANDARD: "Standard level",
}
"""As a document calls itself."""
BACKING = (Kind.OLA, Kind.UNDERPINNING)
"""Those by which teams and suppliers promise what we promise on."""


ONE_SIDED = (Kind.STANDARD,)
"""Those that only we sign: nobody is promised anything yet."""


class StandardState(TextChoices):
    IN_THE_CATALOGUE = "in_the_catalogue", "In the catalogue"
    RETIRED = "retired", "Retired"


class Fit(TextChoices):
    """How a need is met by what is offered."""

    MET = "met", "Met"
    SHORT = "short", "Falls short"
    MISSING = "missing", "Not offered"


class State(TextChoices):
    DRAFT = "draft", "Draft"
    NEGOTIATING = "negotiating", "In negotiation"
    AGREED = "agreed", "Agreed"
    UNDER_REVIEW = "under_review", "Under review"
    SUPERSEDED = "superseded", "Superseded"
    EXPIRED = "expired", "Expired"
    TERMINATED = "terminated", "Terminated"
    WITHDRAWN = "withdrawn", "Withdrawn"


WORKED_ON = (State.DRAFT, State.NEGOTIATING)
"""Its words may still change."""
STANDING = (State.AGREED, State.UNDER_REVIEW)
"""Both sides are bound by it."""


class Measure(TextChoices):
    """What an objective is about."""

    RESPONSE = "response", "Time to respond"
    RESTORE = "restore", "Time to restore"
    RESOLVE = "resolve", "Time to resolve"
    AVAILABILITY = "availability", "Availability"
    VOLUME = "volume", "Volume"
    CUSTOM = "custom", "Other measure"


TIMES = (Measure.RESPONSE, Measure.RESTORE, Measure.RESOLVE)
"""Those that a clock runs for."""


class Better(TextChoices):
    """Which way is good."""

    LOWER = "lower", "The less, the better"
    HIGHER = "higher", "The more, the better"


class Window(TextChoices):
    """Over which time an objective is looked at."""

    MONTH = "month", "A month"
    QUARTER = "quarter", "A quarter"
    YEAR = "year", "A year"


class Priority(IntegerChoices):
    """As those of incidents; a test holds the two together."""

    CRITICAL = 1, "Critical"
    HIGH = 2, "High"
    NORMAL = 3, "Normal"
    LOW = 4, "Low"


class ObjectiveState(TextChoices):
    IN_THE_TEXT = "in_the_text", "In the text"
    STRUCK_OUT = "struck_out", "Struck out"


class ReviewState(TextChoices):
    ARRANGED = "arranged", "Arranged"
    HELD = "held", "Minutes written"
    SIGNED = "signed", "Minutes signed"
    CALLED_OFF = "called_off", "Called off"


class ImprovementState(TextChoices):
    SUGGESTED = "suggested", "Suggested"
    TAKEN_UP = "taken_up", "Taken up"
    REALISED = "realised", "Benefit realised"
    WRITTEN_OFF = "written_off", "Written off"
    TURNED_DOWN = "turned_down", "Turned down"


class Origin(TextChoices):
    """From where an improvement was suggested."""

    REVIEW = "review", "Service review"
    BREACH = "breach", "Missed objective"
    PROBLEM = "problem", "Problem"
    SURVEY = "survey", "Survey"
    BENCHMARK = "benchmark", "Benchmark"
    IDEA = "idea", "Idea"


class Effect(TextChoices):
    """What came of an improvement, by what was counted before and after."""

    BETTER = "better", "Better"
    WORSE = "worse", "Worse"
    NOT_ENOUGH = "not_enough", "Not enough evidence"


class BaselineState(TextChoices):
    COLLECTING = "collecting", "Collecting"
    NOT_ENOUGH = "not_enough", "Not enough evidence"
    ESTABLISHED = "established", "Established"
    SUPERSEDED = "superseded", "Superseded"
    STOPPED = "stopped", "Collected no more"


COLLECTED = (BaselineState.COLLECTING, BaselineState.NOT_ENOUGH)
"""Everything is still counted whenever somebody looks."""


class Quality(TextChoices):
    """How far one can rely on a baseline."""

    STEADY = "steady", "Steady"
    UNSTEADY = "unsteady", "Some weeks out of the ordinary"


class AnalysisState(TextChoices):
    EXPLAINING = "explaining", "Being explained"
    CONCLUDED = "concluded", "Concluded"


class BenchmarkState(TextChoices):
    COMPARED = "compared", "Compared"
    CONCLUDED = "concluded", "Concluded"


class ComparedBy(TextChoices):
    """Who is compared with whom."""

    CUSTOMER = "customer", "Customers"
    TEAM = "team", "Teams"
    SERVICE = "service", "Services"


class TimeMeasure(TextChoices):
    """The measures of which shares in time can be compared: those of `TIMES`."""

    RESPONSE = "response", "Time to respond"
    RESTORE = "restore", "Time to restore"
    RESOLVE = "resolve", "Time to resolve"


class Side(TextChoices):
    """For whom somebody signs."""

    OURS = "ours", "For the provider"
    THEIRS = "theirs", "For the other side"
