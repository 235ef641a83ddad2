"""What must have come before an incident ends, and before it begins again."""

from django.db.models import Exists, Q

from armillary.fittings.house_rules import HouseRule
from armillary.fittings.house_rules.earlier import (
    about_it,
    before_of_it,
    into,
    last_said,
    later_than,
    still_owed,
    told_of,
)
from armillary.fittings.house_rules.rule import Lines
from armillary.kernel.handoffs.models import Handoff
from armillary.operations.incident.rules import REOPEN_WINDOW
from armillary.operations.incident.vocabulary import Priority, State

INCIDENTS = "incidents"
INCIDENT, PROBLEM = "incident-and-service-request-management", "problem-management"


def nobody_asked_why(lines: Lines) -> Lines:
    """It was critical, and problem management was never asked for its cause."""
    asked = about_it(Handoff.objects.filter(to_process=PROBLEM))
    asked = asked.filter(told_of("hand-offs", verb="offer"))
    critical = lines.annotate(weight=last_said("priority")).filter(weight=str(Priority.CRITICAL))
    return critical.filter(~Exists(asked))


def too_late(lines: Lines) -> Lines:
    """It had been resolved for longer than one may come back to it."""
    return later_than(lines, REOPEN_WINDOW, after=into(State.RESOLVED))


def never_begun(lines: Lines) -> Lines:
    """Nobody had begun to work on it."""
    return lines.filter(~Exists(before_of_it(into(State.IN_PROGRESS))))


RULES = (
    HouseRule(
        slug="critical-asked-why",
        name="No critical incident is closed before somebody asks why",
        why="What hit everybody once will hit them again, unless its cause is looked for.",
        processes=(INCIDENT, PROBLEM),
        record_type=INCIDENTS,
        judged=into(State.CLOSED),
        broken=nobody_asked_why,
        lacks="A hand-off to problem management",
    ),
    HouseRule(
        slug="not-reopened-late",
        name="What was resolved long ago is not taken up again",
        why="The same trouble later is a new incident: times and counts would be wrong else.",
        processes=(INCIDENT,),
        record_type=INCIDENTS,
        judged=Q(verb="reopen"),
        broken=too_late,
        lacks=f"A new incident: more than {REOPEN_WINDOW.days} days had passed",
    ),
    HouseRule(
        slug="incident-closed-with-answers",
        name="No incident is closed while another process owes an answer",
        why="What was handed over and not taken is lost when its incident is gone.",
        processes=(INCIDENT,),
        record_type=INCIDENTS,
        judged=into(State.CLOSED),
        broken=still_owed,
        lacks="The answer to a hand-off",
    ),
    HouseRule(
        slug="worked-on-before-resolved",
        name="Nothing is resolved that nobody has begun to work on",
        why="When work begins is when the caller is answered: without it, times to respond lie.",
        processes=(INCIDENT,),
        record_type=INCIDENTS,
        judged=into(State.RESOLVED),
        broken=never_begun,
        lacks="The beginning of the work",
    ),
)
