"""How objectives are kept, through the API: the board, and one objective with its breaches."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from math import inf
from typing import Any

from django.http import HttpResponse

from armillary.api.answers import answer
from armillary.api.asking import parameters
from armillary.api.naming import key_named, kind_named
from armillary.api.records import read
from armillary.assurance.service_level.queries.measuring import breaches
from armillary.assurance.service_level.queries.measuring.asked import asked, chosen, service_key
from armillary.assurance.service_level.queries.measuring.board import Cell, Row, board
from armillary.assurance.service_level.queries.measuring.breaches import Named
from armillary.assurance.service_level.queries.measuring.keeping import Step, keeping
from armillary.assurance.service_level.queries.measuring.objectives import binding, one, services_of
from armillary.assurance.service_level.rules.measuring import Forecast, Period
from armillary.assurance.service_level.rules.measuring.reasons import Breach
from armillary.engines.proportions import Interval
from armillary.gate.request import Request, act_of
from armillary.kernel.errors import NotFound
from armillary.kernel.fields import fields_of
from armillary.kernel.listing.parameters import pairs_of

OBJECTIVES = "objectives"
BY = frozenset({"month", "week"})


def board_of(request: Request) -> HttpResponse:
    """Every objective that the asker may see, by months."""
    act = act_of(request)
    wanted = asked(pairs_of(request.META.get("QUERY_STRING", "")), act.at)
    there = binding(act.actor, wanted.months[0].start, wanted.months[-1].end)
    key = service_key(services_of(act.actor, there), wanted.service)
    rows = board(chosen(there, wanted, key), wanted.last, wanted.many, act.at)
    return answer({"objectives": [_row(each) for each in rows]})


def attainment_of(request: Request, number: str) -> HttpResponse:
    """One objective by months or weeks, with what was broken in them."""
    told = parameters(request, frozenset({"by"}))
    by_week = "week" in told.among("by", BY)
    act, kind = act_of(request), kind_named(OBJECTIVES)
    key = key_named(kind, number)
    read(kind, key, act.actor, (fields_of(kind)["number"],))
    objective = one(act.actor, key)
    if objective is None:
        raise NotFound("Nothing is measured before the agreement is agreed.")
    found = keeping(objective, act.at.date(), by_week=by_week, now=act.at)
    period = Period(found.steps[0].period.start, found.steps[-1].period.end)
    broken = breaches.broken(objective, period, act.at)
    names = breaches.named(broken, act.actor)
    return answer(
        {
            **_row(found.row),
            "periods": [_step(each) for each in found.steps],
            "forecast_error": found.backtest.error if found.backtest else None,
            "breaches": [_breach(each, names, ours=act.actor.is_staff) for each in broken],
        }
    )


def _row(row: Row) -> dict[str, Any]:
    objective = row.objective
    return {
        "objective": objective.number,
        "statement": objective.statement,
        "agreement": objective.agreement_number,
        "kind": objective.kind.value,
        "party": objective.party,
        "measure": objective.measure.value,
        "target": objective.target,
        "is_measured": row.is_measured,
        "months": [_cell(each) for each in row.cells],
        "window": _cell(row.window),
        "budget_left": _finite(row.left),
        "burn": _finite(row.burn),
        "alarms": [
            {"rate": each.rule.rate, "urgency": each.rule.urgency.value, "burn": _finite(each.burn)}
            for each in row.alarms
        ],
        "forecast": _forecast(row.forecast),
        "open": row.open._asdict(),
    }


def _cell(cell: Cell | Step) -> dict[str, Any]:
    attained = cell.attained
    return {
        "from": str(cell.period.start),
        "to": str(cell.period.end),
        "good": attained.good,
        "whole": attained.whole,
        "unit": attained.unit,
        "note": attained.note or None,
        "share": attained.share,
        "interval": _interval(attained.interval),
        "kept": cell.judgement.kept,
        "is_sure": cell.judgement.is_sure,
    }


def _step(step: Step) -> dict[str, Any]:
    control = step.control
    return {
        **_cell(step),
        "usual": _interval(control.limits),
        "is_unusual": control.is_unusual,
    }


def _forecast(found: Forecast | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "share": found.share,
        "interval": [found.low, found.high],
        "chance": found.chance,
        "coming": found.coming,
        "spare": found.spare,
    }


def _breach(
    breach: Breach, names: Mapping[tuple[str, int], Named], *, ours: bool
) -> dict[str, Any]:
    """Whose hands they were is told to the provider's people alone."""
    named = names.get((breach.record_type, breach.key))
    spent = [
        {"party": party, "state": state, "promised": each.promised, "late": each.late}
        for (party, state), each in breach.spent.items()
    ]
    return {
        "record": named.number if named else None,
        "clock": breach.clock,
        "at": datetime.fromtimestamp(breach.at, UTC),
        "target": breach.target,
        "too_late_by": breach.over,
        "is_open": breach.is_open,
        "spent": spent if ours else [],
    }


def _interval(found: Interval | Sequence[float] | None) -> list[float] | None:
    return None if found is None else list(found)


def _finite(number: float | None) -> float | None:
    """JSON knows no endless numbers: a budget of nothing that is overdrawn has no share."""
    return None if number in (None, inf, -inf) else number
