"""What must hold wherever one process hands something over to another."""

from datetime import timedelta

from django.db.models import Exists, OuterRef

from armillary.fittings.approvals.vocabulary import State as Decision
from armillary.fittings.house_rules import HouseRule
from armillary.fittings.house_rules.earlier import before_of_it, into, later_than
from armillary.fittings.house_rules.rule import Lines
from armillary.kernel.handoffs.vocabulary import State as Handed

REVIEWED_WITHIN = timedelta(days=2)


def taken_by_the_giver(lines: Lines) -> Lines:
    """Who gave it has taken it."""
    return lines.filter(Exists(before_of_it(into(Handed.OFFERED), actor_id=OuterRef("actor_id"))))


def reviewed_late(lines: Lines) -> Lines:
    """More time had passed than people need to look."""
    return later_than(lines, REVIEWED_WITHIN, after=into(Decision.BYPASSED))


RULES = (
    HouseRule(
        slug="taken-by-another",
        name="Nobody takes what they have handed over",
        why="A hand-off joins two processes: one person on both sides of it joins nothing.",
        processes=(),
        record_type="hand-offs",
        judged=into(Handed.ACCEPTED),
        broken=taken_by_the_giver,
        lacks="A second person",
    ),
    HouseRule(
        slug="bypass-reviewed-soon",
        name="A bypass is reviewed within two days",
        why="Later nobody remembers why it could not wait.",
        processes=("change-management",),
        record_type="approvals",
        judged=into(Decision.REVIEWED),
        broken=reviewed_late,
        lacks="A review in time",
    ),
)
