"""What must have come before a change goes on, and before production is different."""

from typing import TypeVar

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    Exists,
    F,
    Func,
    JSONField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Cast
from django.db.models.lookups import Exact

from armillary.assurance.change.models import Affected, Change, WorkOrder
from armillary.assurance.change.queries.lessons import CAUSED
from armillary.assurance.change.queries.unauthorised import FOUND_BY, GRACE, ITEMS, UNTOLD
from armillary.assurance.change.vocabulary import IN_HAND, OrderState, State
from armillary.assurance.configuration.vocabulary import IN_USE
from armillary.fittings.approvals.models import Approval
from armillary.fittings.approvals.vocabulary import State as Decision
from armillary.fittings.house_rules import HouseRule
from armillary.fittings.house_rules.earlier import about_it, before_of_it, into, still_owed, told_of
from armillary.fittings.house_rules.rule import Lines
from armillary.kernel.acts import Door

M = TypeVar("M", bound=Model)

CHANGES, APPROVALS, ORDERS = "changes", "approvals", "work-orders"
CHANGE, CONFIGURATION, INCIDENT = (
    "change-management",
    "configuration-management",
    "incident-and-service-request-management",
)
RECORDED = (Door.IMPORT, Door.JOB)
"""Doors by which programs only tell what is so; that is judged where it is found different."""

DIFFERENT = ~Q(
    Exact(
        Func(
            F("changes"),
            Cast(Value(sorted(UNTOLD), ArrayField(TextField())), ArrayField(TextField())),
            template="(%(expressions)s)",
            arg_joiner=" - ",
            output_field=JSONField(),
        ),
        Value({}, JSONField()),
    )
)
"""Lines that tell of more than that a source has seen the item again."""


def not_approved(lines: Lines) -> Lines:
    """Neither a yes to it, nor a template that was approved before."""
    return lines.filter(
        ~Exists(_its_approvals().filter(told_of(APPROVALS, state_after=Decision.APPROVED))),
        ~Exists(before_of_it(verb="schedule_standard")),
    )


def decided_oneself(lines: Lines) -> Lines:
    """Whoever begins it has said yes to it."""
    yes = told_of(APPROVALS, verb="approve", actor_id=OuterRef(OuterRef("actor_id")))
    return lines.filter(Exists(_its_approvals().filter(yes)))


def bypass_not_reviewed(lines: Lines) -> Lines:
    """The glass was broken for it, and nobody has looked at that."""
    bypassed = told_of(APPROVALS, state_after=Decision.BYPASSED)
    reviewed = told_of(APPROVALS, state_after=Decision.REVIEWED)
    return lines.filter(Exists(_its_approvals().filter(bypassed, ~reviewed)))


def failure_not_told(lines: Lines) -> Lines:
    """It has failed, and no incident says what that did."""
    told = before_of_it(changes__has_key=CAUSED)
    return lines.filter(Exists(before_of_it(verb__in=("back_out", "leave_in"))), ~Exists(told))


def not_begun(lines: Lines) -> Lines:
    """The change to which a step belongs had not begun."""
    orders = WorkOrder.objects.filter(pk=OuterRef("record_id"))
    begun = told_of(CHANGES, into(State.IMPLEMENTING), key="change_id")
    return lines.filter(Exists(orders.filter(~begun)))


def nothing_under_way(lines: Lines) -> Lines:
    """No change that touches the item was being done, or had been done within a day before."""
    return lines.filter(
        ~Exists(_at_work(Change.objects.filter(item_id=OuterRef("record_id")), "pk")),
        ~Exists(_at_work(Affected.objects.filter(item_id=OuterRef("record_id")), "change_id")),
    )


def _its_approvals() -> QuerySet[Approval]:
    return about_it(Approval.objects.all())


def _at_work(rows: QuerySet[M], key: str) -> QuerySet[M]:
    """Rows of changes that have begun and have not ended longer ago than sources need to look."""
    over = Q(state_before__in=IN_HAND) & ~Q(state_after__in=IN_HAND)
    return rows.filter(
        told_of(CHANGES, into(State.IMPLEMENTING), key=key),
        ~told_of(CHANGES, over, key=key, at__lt=OuterRef(OuterRef("at")) - GRACE),
    )


RULES = (
    HouseRule(
        slug="approved-before-begun",
        name="Nothing is changed without a yes",
        why="A change that nobody has decided on is a risk that nobody has taken.",
        processes=(CHANGE,),
        record_type=CHANGES,
        judged=into(State.IMPLEMENTING),
        broken=not_approved,
        lacks="No approval, and no pre-approved template",
    ),
    HouseRule(
        slug="decided-by-others",
        name="Who decides does not do",
        why="Whoever carries a change out would approve of own work.",
        processes=(CHANGE,),
        record_type=CHANGES,
        judged=into(State.IMPLEMENTING),
        broken=decided_oneself,
        lacks="A yes of somebody else",
    ),
    HouseRule(
        slug="bypass-reviewed-before-closing",
        name="No change is closed before its bypass is reviewed",
        why="Broken glass is for emergencies; that it was one is for others to say.",
        processes=(CHANGE,),
        record_type=CHANGES,
        judged=into(State.CLOSED),
        broken=bypass_not_reviewed,
        lacks="The review of the bypass",
    ),
    HouseRule(
        slug="failure-told-before-closing",
        name="What a failed change has done is an incident",
        why="Users had trouble: the desk must know, and the cause must be countable.",
        processes=(CHANGE, INCIDENT),
        record_type=CHANGES,
        judged=into(State.CLOSED),
        broken=failure_not_told,
        lacks="An incident that it caused",
    ),
    HouseRule(
        slug="change-closed-with-answers",
        name="No change is closed while another process owes an answer",
        why="What was handed over and not taken is lost when its change is gone.",
        processes=(CHANGE,),
        record_type=CHANGES,
        judged=into(State.CLOSED),
        broken=still_owed,
        lacks="The answer to a hand-off",
    ),
    HouseRule(
        slug="begun-before-its-steps",
        name="No step is done before its change has begun",
        why="A step belongs to what was approved, in the time for which it was approved.",
        processes=(CHANGE,),
        record_type=ORDERS,
        judged=into(OrderState.IN_PROGRESS),
        broken=not_begun,
        lacks="The beginning of its change",
    ),
    HouseRule(
        slug="found-different-by-a-change",
        name="What is found different was changed by a change",
        why="A difference that no change explains was made by somebody past everybody.",
        processes=(CHANGE, CONFIGURATION),
        record_type=ITEMS,
        judged=Q(verb=FOUND_BY) & DIFFERENT,
        broken=nothing_under_way,
        lacks="A change under way that touches the item",
    ),
    HouseRule(
        slug="into-production-by-a-change",
        name="Production is entered and left by a change",
        why="Others depend on what is in production: they must hear of it before.",
        processes=(CHANGE, CONFIGURATION),
        record_type=ITEMS,
        judged=~Q(state_before="")
        & ~Q(door__in=RECORDED)
        & (into(*IN_USE) | Q(state_before__in=IN_USE) & ~Q(state_after__in=IN_USE)),
        broken=nothing_under_way,
        lacks="A change under way that touches the item",
    ),
)
