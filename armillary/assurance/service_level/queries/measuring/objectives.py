"""The objectives that are measured, as far as somebody may see them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Case, Q, QuerySet, When

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.service_level.models import Agreement, Coverage, Objective
from armillary.assurance.service_level.rules.measuring import Measured
from armillary.assurance.service_level.vocabulary import Kind, Measure, ObjectiveState, Window
from armillary.fittings.calendars.queries import calendar
from armillary.kernel.access.visibility import visible
from armillary.people.models import Person
from armillary.records.models import numbered

KINDS = (Kind.SLA, Kind.OLA, Kind.UNDERPINNING)
ORDER = Case(*(When(agreement__kind=kind, then=place) for place, kind in enumerate(KINDS)))
UTC = "UTC"


def binding(actor: Person, since: date, until: date) -> list[Measured]:
    """Those of agreements that bound on some day from `since` on, before `until`."""
    still = Q(agreement__ended_at__isnull=True) | Q(agreement__ended_at__date__gt=since)
    lasts = Q(agreement__valid_until__isnull=True) | Q(agreement__valid_until__gt=since)
    begun = _agreed(actor).filter(agreement__valid_from__lt=until)
    rows = begun.filter(still, lasts).order_by(
        ORDER, "organisation__name", "agreement__name", "measure", "priority", "pk"
    )
    return _measured(rows)


def one(actor: Person, key: int) -> Measured | None:
    """This one, if it is of an agreement that was agreed."""
    return next(iter(_measured(_agreed(actor).filter(pk=key))), None)


def of_agreement(agreement: Agreement) -> list[Measured]:
    """All of this agreement, in the order of its text."""
    rows = Objective.objects.filter(agreement=agreement.pk, state=ObjectiveState.IN_THE_TEXT)
    return _measured(rows.order_by("measure", "priority", "pk"))


def measured(objective: Objective) -> Measured:
    """The same of any objective, agreed or not."""
    return _made(objective, _services({objective.agreement_id}).get(objective.agreement_id, set()))


def services_of(actor: Person, objectives: Iterable[Measured]) -> dict[str, str]:
    """The services of these agreements that somebody may see: their names by their numbers."""
    keys = {key for each in objectives for key in each.services}
    found = visible(ConfigurationItem, actor).filter(pk__in=keys).order_by("name", "pk")
    return {
        numbered(ConfigurationItem.prefix, key): name
        for key, name in found.values_list("pk", "name")
    }


def _agreed(actor: Person) -> QuerySet[Objective]:
    return visible(Objective, actor).filter(
        agreement__agreed_at__isnull=False,
        agreement__valid_from__isnull=False,
        agreement__kind__in=KINDS,
        state=ObjectiveState.IN_THE_TEXT,
    )


def _measured(rows: QuerySet[Objective]) -> list[Measured]:
    """Two statements, however many there are."""
    found = list(rows.select_related("agreement", "agreement__team", "organisation"))
    services = _services({each.agreement_id for each in found})
    return [_made(each, services.get(each.agreement_id, set())) for each in found]


def _services(agreements: Iterable[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    rows = Coverage.objects.filter(agreement__in=agreements).values_list("agreement", "item")
    for agreement, item in rows:
        found.setdefault(agreement, set()).add(item)
    return found


def _made(each: Objective, services: set[int]) -> Measured:
    agreement = each.agreement
    hours = each.hours_id or agreement.hours_id
    return Measured(
        key=each.pk,
        number=each.number,
        statement=each.statement,
        measure=Measure(each.measure),
        amount=each.amount,
        share=each.share,
        window=Window(each.window),
        priority=each.priority,
        services=frozenset({each.covers_id} if each.covers_id else services),
        agreement=agreement.pk,
        agreement_number=agreement.number,
        agreement_name=agreement.name,
        kind=Kind(agreement.kind),
        organisation=each.organisation_id,
        party=agreement.team.name if agreement.team else each.organisation.name,
        team=agreement.team_id,
        calendar=hours,
        zone=calendar(hours).zone if hours else UTC,
        since=agreement.valid_from or date.min,
        until=agreement.valid_until,
        credit=each.credit,
        currency=agreement.currency,
    )
