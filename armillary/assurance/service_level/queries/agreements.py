"""An agreement with all that belongs to it: objectives, services, what it rests on, its line."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import connection
from django.db.models import Q, QuerySet

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.service_level.models import (
    Agreement,
    Backing,
    Coverage,
    Objective,
    Told,
)
from armillary.assurance.service_level.queries.wording import document
from armillary.assurance.service_level.rules.documents import Document
from armillary.assurance.service_level.vocabulary import (
    STANDING,
    WORKED_ON,
    Kind,
    ObjectiveState,
    State,
)
from armillary.kernel.access.visibility import staff_or_own
from armillary.people.models import Organisation, Person
from armillary.people.vocabulary import OrganisationKind


def seen(actor: Person) -> Q:
    """The provider's people see all; others what was put to the side that they speak for."""
    rows = staff_or_own("counterpart")(actor)
    return rows if actor.is_staff else rows & ~Q(state=State.DRAFT)


def objectives_seen(actor: Person) -> Q:
    """Whoever sees the agreement sees its objectives."""
    rows = staff_or_own("agreement__counterpart")(actor)
    return rows if actor.is_staff else rows & ~Q(agreement__state=State.DRAFT)


def objectives(agreement: Agreement) -> QuerySet[Objective]:
    """What it promises, in the order of the text."""
    rows = Objective.objects.filter(agreement=agreement.pk, state=ObjectiveState.IN_THE_TEXT)
    return rows.select_related("covers", "hours", "baseline").order_by("measure", "priority", "pk")


def objectives_of(agreements: Iterable[Agreement]) -> dict[int, tuple[Objective, ...]]:
    """What each of these promises, by its key, in the order of the text: one statement."""
    found: dict[int, tuple[Objective, ...]] = {}
    rows = Objective.objects.filter(agreement__in=[each.pk for each in agreements])
    kept = rows.filter(state=ObjectiveState.IN_THE_TEXT)
    for each in kept.order_by("measure", "priority", "pk"):
        found[each.agreement_id] = (*found.get(each.agreement_id, ()), each)
    return found


def services(agreement: Agreement) -> QuerySet[ConfigurationItem]:
    """The services that it is about, by name."""
    keys = Coverage.objects.filter(agreement=agreement.pk).values("item")
    found: QuerySet[ConfigurationItem] = ConfigurationItem.objects.filter(pk__in=keys)
    return found.order_by("name", "pk")


def covered(organisation: int) -> list[int]:
    """The keys of the services of which something is promised to this customer."""
    rows = Coverage.objects.filter(
        agreement__organisation=organisation,
        agreement__kind=Kind.SLA,
        agreement__state__in=STANDING,
    )
    return sorted(set(rows.values_list("item", flat=True)))


def is_about(agreement: Agreement, item: ConfigurationItem) -> bool:
    """Whether this is one of its services."""
    return Coverage.objects.filter(agreement=agreement.pk, item=item.pk).exists()


def add_service(agreement: Agreement, item: ConfigurationItem) -> bool:
    """Let it be about this service too; False: it is already."""
    _, fresh = Coverage.objects.get_or_create(agreement=agreement, item=item)
    return fresh


def is_promised_of(agreement: Agreement, item: ConfigurationItem) -> bool:
    """Whether an objective in its text is about this service alone."""
    rows = Objective.objects.filter(agreement=agreement.pk, covers=item.pk)
    return rows.filter(state=ObjectiveState.IN_THE_TEXT).exists()


def remove_service(agreement: Agreement, item: ConfigurationItem) -> bool:
    """Let it not be about this service; False: it is not."""
    gone, _ = Coverage.objects.filter(agreement=agreement.pk, item=item.pk).delete()
    return bool(gone)


def backings(agreement: Agreement) -> QuerySet[Backing]:
    """What it rests on, in the order in which work is handed over."""
    rows = Backing.objects.filter(agreement=agreement.pk).order_by("pk")
    return rows.select_related("by", "by__team", "by__organisation")


def resting_on(agreement: Agreement) -> QuerySet[Agreement]:
    """The agreements that rest on this one."""
    keys = Backing.objects.filter(by=agreement.pk).values("agreement")
    found: QuerySet[Agreement] = Agreement.objects.filter(pk__in=keys)
    return found.select_related("organisation").order_by("name", "pk")


def add_backing(agreement: Agreement, by: Agreement, handover: int) -> bool:
    """Let it rest on another one; True: it did not before."""
    _, fresh = Backing.objects.update_or_create(
        agreement=agreement, by=by, defaults={"handover": handover}
    )
    return fresh


def remove_backing(agreement: Agreement, by: Agreement) -> bool:
    """Let it rest on that one no more; False: it does not."""
    gone, _ = Backing.objects.filter(agreement=agreement.pk, by=by.pk).delete()
    return bool(gone)


def would_rest_on_itself(agreement: Agreement, by: Agreement) -> bool:
    """Whether that one rests on this one already, at whatever distance."""
    with connection.cursor() as cursor:
        cursor.execute(_BELOW, (by.pk, agreement.pk))
        return cursor.fetchone() is not None


def copy_what_belongs(old: Agreement, new: Agreement) -> None:
    """The services of the old one and what it rests on belong to the new one as well."""
    copy_services(old, new)
    held = backings(old)
    Backing.objects.bulk_create(
        [Backing(agreement=new, by=each.by, handover=each.handover) for each in held]
    )


def copy_services(old: Agreement, new: Agreement) -> None:
    """What the old one is about, the new one is about as well."""
    items = Coverage.objects.filter(agreement=old.pk).order_by("pk").values_list("item", flat=True)
    Coverage.objects.bulk_create([Coverage(agreement=new, item_id=item) for item in items])


def is_worked_on(agreement: Agreement) -> bool:
    """Whether its words may change, with its row locked: nobody agrees on it meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCKED, (agreement.pk,))
        row = cursor.fetchone()
    return row is not None and row[0] in {state.value for state in WORKED_ON}


def text_of(agreement: Agreement) -> Document:
    """Its words as they are now."""
    return document(
        agreement,
        objectives(agreement),
        services(agreement).values_list("name", flat=True),
        provider(),
    )


def provider() -> str:
    """What the provider is called."""
    names = Organisation.objects.filter(kind=OrganisationKind.PROVIDER).values_list("name")
    found = names.first()
    return found[0] if found else ""


def line_of(agreement: Agreement) -> list[Agreement]:
    """The agreement and those that it replaced, the newest first."""
    line, at = [agreement], agreement
    while at.replaces is not None and at.replaces not in line:
        at = at.replaces
        line.append(at)
    return line


def successor(agreement: Agreement) -> Agreement | None:
    """The one that is to replace it, and has not been given up."""
    rows = Agreement.objects.filter(replaces=agreement.pk).exclude(state=State.WITHDRAWN)
    found: Agreement | None = rows.order_by("-pk").first()
    return found


def ended(day: date) -> QuerySet[Agreement]:
    """Those whose last day is over."""
    return _standing().filter(valid_until__lte=day).order_by("pk")


def near_their_end(today: date, days: int) -> QuerySet[Agreement]:
    """Those that end, or whose time for notice ends, in so many days or fewer."""
    with connection.cursor() as cursor:
        cursor.execute(_NEAR, {"today": today, "days": days})
        keys = [key for (key,) in cursor.fetchall()]
    return _standing().filter(pk__in=keys).select_related("owner").order_by("pk")


def not_told(agreement: Agreement, what: Sequence[str], at: datetime) -> bool:
    """Whether something of this is told for the first time; from now on all of it is told."""
    known = set(Told.objects.filter(agreement=agreement.pk).values_list("what", flat=True))
    fresh = [Told(agreement=agreement, what=each, at=at) for each in what if each not in known]
    Told.objects.bulk_create(fresh, ignore_conflicts=True)
    return bool(fresh)


def _standing() -> QuerySet[Agreement]:
    found: QuerySet[Agreement] = Agreement.objects.filter(state__in=STANDING)
    return found


_LOCKED = "select state from service_level_agreement where id = %s for update"
_BELOW = """
with recursive below (id) as (
    select %s::bigint
    union select b.by_id from service_level_backing b join below on below.id = b.agreement_id
)
select 1 from below where id = %s
"""
_NEAR = """
select id from service_level_agreement
where state in ('agreed', 'under_review')
    and valid_until - notice_days <= %(today)s::date + %(days)s::int
    and valid_until >= %(today)s::date
"""
