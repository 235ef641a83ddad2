"""Which objectives apply to a record at a moment: asked for every act, answered from memory.

Asked again it says the same of the same moment: what has ended since still bound then.

What binds is known by heart (`kernel/by_heart`) until an act that lets something else bind says so:
what is only drafted binds nobody. So whoever starts clocks asks no statement.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection

from armillary.assurance.service_level.models import Objective
from armillary.assurance.service_level.vocabulary import TIMES, Kind, Measure
from armillary.engines.worktime import midnight
from armillary.fittings.calendars.queries import calendar
from armillary.kernel.access.standing import before_all_rows
from armillary.kernel.by_heart import ByHeart
from armillary.records.models import numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What must be known of a record to find what was promised of it, at a second."""

    at: int
    organisation: int | None = None
    service: int | None = None
    priority: int | None = None
    team: int | None = None
    with_supplier: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Applies:
    """An objective that binds: by which agreement, from when until when, and what for."""

    objective: int
    number: str
    agreement: int
    kind: Kind
    measure: Measure
    organisation: int
    team: int | None
    services: frozenset[int]
    priority: int | None
    calendar: int | None
    seconds: int
    share: Decimal
    warn_at: int
    credit: Decimal | None
    since: int
    until: int | None

    def fits(self, facts: Facts) -> bool:
        """Whether it applies to such a record."""
        begun = self.since <= facts.at and (self.until is None or facts.at < self.until)
        meant = self.priority in (None, facts.priority)
        of_it = not self.services or facts.service in self.services
        return begun and meant and of_it

    @property
    def closeness(self) -> tuple[bool, bool]:
        """How closely it looks: what names the service and the priority goes before the rest."""
        return bool(self.services), self.priority is not None


@dataclass(frozen=True, slots=True)
class InForce:
    """Every objective with a clock: to which customer, by which team, or by suppliers for what."""

    of_customers: Mapping[int, Sequence[Applies]]
    of_teams: Mapping[int, Sequence[Applies]]
    of_suppliers: Sequence[Applies]


def anything_for(organisation: int | None, team: int | None) -> bool:
    """Whether anything can apply to records of this customer, with this team, whatever they say."""
    known = in_force()
    return bool(known.of_suppliers or organisation in known.of_customers or team in known.of_teams)


def objectives_for(facts: Facts) -> list[Applies]:
    """What was promised of such a record: to its customer, then by the team that has it, then by a
    supplier whose contract names the service, if one has it.

    Of each measure the closest one by the service and the priority that it names. Where two
    agreements are equally close, the stricter target goes.
    """
    known = in_force()
    promised = known.of_customers.get(facts.organisation or 0, ())
    between = known.of_teams.get(facts.team or 0, ())
    beneath = known.of_suppliers if facts.with_supplier else ()
    return [each for given in (promised, between, beneath) for each in _closest(given, facts)]


def _closest(given: Sequence[Applies], facts: Facts) -> list[Applies]:
    found: dict[str, Applies] = {}
    for each in given:
        if each.fits(facts) and _before(each, found.get(each.measure)):
            found[each.measure] = each
    return [found[measure] for measure in TIMES if measure in found]


def _before(one: Applies, other: Applies | None) -> bool:
    if other is None or one.closeness != other.closeness:
        return other is None or one.closeness > other.closeness
    return one.seconds < other.seconds


def reread() -> InForce:
    """What binds now, what this very transaction has agreed included."""
    with before_all_rows(), connection.cursor() as cursor:
        cursor.execute(_IN_FORCE)
        names = [column.name for column in cursor.description]
        found = [_applies(dict(zip(names, row, strict=True))) for row in cursor.fetchall()]
    customers: dict[int, list[Applies]] = defaultdict(list)
    teams: dict[int, list[Applies]] = defaultdict(list)
    for each in found:
        if each.kind == Kind.SLA:
            customers[each.organisation].append(each)
        elif each.team is not None:
            teams[each.team].append(each)
    suppliers = [each for each in found if each.kind == Kind.UNDERPINNING and each.services]
    return InForce(customers, teams, suppliers)


in_force = ByHeart(reread)
"""What binds."""


def _applies(row: dict[str, Any]) -> Applies:
    zone = calendar(row["calendar"]).zone if row["calendar"] is not None else "UTC"
    begins, agreed, ends, ended = (row.pop(name) for name in _MOMENTS)
    until = [int(ended.timestamp())] if ended else []
    until += [midnight(zone, ends)] if ends else []
    return Applies(
        kind=Kind(row.pop("kind")),
        measure=Measure(row.pop("measure")),
        services=frozenset(row.pop("services") or ()),
        number=numbered(Objective.prefix, row["objective"]),
        since=max(midnight(zone, begins), int(agreed.timestamp())),
        until=min(until, default=None),
        **row,
    )


_MOMENTS = ("valid_from", "agreed_at", "valid_until", "ended_at")
_IN_FORCE = """
select o.id as objective, a.id as agreement, a.kind, o.measure,
    a.organisation_id as organisation, a.team_id as team,
    case when o.covers_id is not null then array[o.covers_id]
        else (select array_agg(c.item_id order by c.item_id)
            from service_level_coverage c where c.agreement_id = a.id) end as services,
    o.priority, coalesce(o.hours_id, a.hours_id) as calendar, o.amount::int as seconds,
    o.share, o.warn_at, o.credit, a.valid_from, a.agreed_at, a.valid_until, a.ended_at
from service_level_objective o join service_level_agreement a on a.id = o.agreement_id
where a.agreed_at is not null and a.valid_from is not null
    and a.kind in ('sla', 'ola', 'underpinning')
    and o.state = 'in_the_text' and o.measure in ('response', 'restore', 'resolve')
order by o.id
"""
