"""Which rows a person may see. Every read of records starts here."""

from collections.abc import Callable
from typing import TypeVar

from django.db.models import Q, QuerySet

from armillary.kernel import known
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.reference.roles import Role

R = TypeVar("R", bound=Record)
Visibility = Callable[[Person], Q]

NOTHING = Q(pk__in=())
EVERYTHING = Q()


def visible(model: type[R], actor: Person) -> QuerySet[R]:
    """The records of this type that the actor may see."""
    rows: QuerySet[R] = model.objects.filter(known.of(model).visible(actor))
    return rows


def among(model: type[R], actor: Person) -> "QuerySet[R] | None":
    """The rows of this type to which the actor is confined; None when to none in particular."""
    confined = known.of(model).visible(actor)
    return visible(model, actor) if confined else None


def staff_or_own(*fields: str) -> Visibility:
    """The provider's people see all; others what they have a part in.

    A part: being named in one of the `fields`, or, as customer representative, belonging to the
    organisation. Rows of other organisations stay unseen in any case.
    """

    def rows(actor: Person) -> Q:
        if actor.is_staff:
            return EVERYTHING
        if Role.CUSTOMER_REPRESENTATIVE in actor.roles:
            return Q(organisation=actor.organisation_id)
        mine = NOTHING
        for field in fields:
            mine |= Q(**{field: actor.pk})
        return mine & Q(organisation=actor.organisation_id)

    return rows


def staff_only(actor: Person) -> Q:
    """For the people of the provider and nobody else."""
    return EVERYTHING if actor.is_staff else NOTHING


def everybody(actor: Person) -> Q:
    """What all who can sign in may know, such as the names of teams."""
    return EVERYTHING


def colleagues(actor: Person) -> Q:
    """Persons: the provider's people see all, others their own organisation's people."""
    return EVERYTHING if actor.is_staff else Q(organisation=actor.organisation_id)


def own_organisation(actor: Person) -> Q:
    """Organisations: the provider's people see all, others the one that they belong to."""
    return EVERYTHING if actor.is_staff else Q(pk=actor.organisation_id)
