"""What must have come before both sides are bound by an agreement."""

from django.db.models import Exists, OuterRef, Q

from armillary.assurance.service_level.models import Edition
from armillary.assurance.service_level.vocabulary import Kind, State
from armillary.engines.feasibility import Verdict
from armillary.fittings.house_rules import HouseRule
from armillary.fittings.house_rules.earlier import before_of_it, into, last_said
from armillary.fittings.house_rules.rule import Lines

AGREEMENTS = "agreements"


def not_supported(lines: Lines) -> Lines:
    """It was not looked at whether it can be kept, or it cannot and nobody has waived that."""
    looked = Edition.objects.filter(
        agreement=OuterRef("record_id"), agreed_at=OuterRef("at"), feasibility__isnull=False
    )
    supported = looked.exclude(feasibility__contains=[{"verdict": Verdict.FAILS.value}])
    waived = Exists(before_of_it(verb="waive")) & Exists(looked)
    promises = lines.annotate(kind=last_said("kind")).filter(kind=Kind.SLA)
    return promises.filter(~Exists(supported), ~Q(waived))


RULES = (
    HouseRule(
        slug="agreed-as-it-can-be-kept",
        name="Nothing is promised that is not supported, unless somebody answers for it",
        why="A promise that rests on nothing is broken on the day on which it is given.",
        processes=("service-level-management", "availability-management"),
        record_type=AGREEMENTS,
        judged=into(State.AGREED),
        broken=not_supported,
        lacks="A look at what it rests on, or a waiver",
    ),
)
