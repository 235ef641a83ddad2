"""The words of an agreement: what is signed, frozen, compared and printed."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from armillary.assurance.service_level.models import Agreement, Objective
from armillary.assurance.service_level.rules.targets import plain
from armillary.assurance.service_level.vocabulary import IN_FULL, TIMES, Kind, Measure, Window
from armillary.engines.lengths import exactly


def document(
    agreement: Agreement,
    objectives: Iterable[Objective],
    services: Iterable[str],
    provider: str,
) -> dict[str, Any]:
    """All that both sides sign. What it rests on is our own business and is not in it."""
    return {
        "number": agreement.number,
        "name": agreement.name,
        "kind": IN_FULL[Kind(agreement.kind)],
        "provider": provider,
        "other_side": other_side(agreement),
        "team": agreement.team.name if agreement.team else "",
        "level": agreement.level,
        "services": list(services),
        "description": agreement.description.strip(),
        "duties": agreement.duties.strip(),
        "exclusions": agreement.exclusions.strip(),
        "hours": hours_of(agreement),
        "valid_from": _day(agreement.valid_from),
        "valid_until": _day(agreement.valid_until) or "When notice has run out",
        "notice": f"{agreement.notice_days} days",
        "review": f"Every {agreement.review_months} months",
        "price": price(agreement.price, agreement.currency),
        "credit_limit": _limit(agreement.credit_limit),
        "options": agreement.options.strip(),
        "objectives": [_objective(each, agreement.currency) for each in objectives],
    }


def other_side(agreement: Agreement) -> str:
    """Who is on the other side."""
    return agreement.team.name if agreement.team else agreement.organisation.name


def hours_of(agreement: Agreement) -> str:
    """In which hours time counts."""
    return agreement.hours.name if agreement.hours else "Around the clock"


def price(amount: Decimal | None, currency: str) -> str:
    """An amount of money, if one is said."""
    return "" if amount is None else f"{amount:,.2f} {currency}".strip()


def _objective(each: Objective, currency: str) -> dict[str, str]:
    return {
        "number": each.number,
        "statement": each.statement,
        "measure": Measure(each.measure).label,
        "target": _target(each),
        "share": f"{plain(each.share)} %",
        "window": Window(each.window).label,
        "priority": each.get_priority_display() or "Any",
        "service": each.covers.name if each.covers else "All",
        "hours": each.hours.name if each.hours else "",
        "population": each.population.strip(),
        "credit": price(each.credit, currency),
    }


def _target(each: Objective) -> str:
    if each.measure in TIMES:
        return exactly(int(each.amount))
    unit = "%" if each.measure == Measure.AVAILABILITY else each.unit
    return f"{plain(each.amount)} {unit}".strip()


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _limit(limit: int | None) -> str:
    return "" if limit is None else f"{limit} % of the price of a month"
