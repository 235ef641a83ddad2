"""The pack of a review as plain values: what was promised, what happened, and what is open."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from armillary.assurance.service_level.models import Analysis, Improvement, ServiceReview
from armillary.assurance.service_level.queries import agreements, casework
from armillary.assurance.service_level.queries.measuring import breaches, findings
from armillary.assurance.service_level.queries.measuring.objectives import of_agreement
from armillary.assurance.service_level.queries.wording import other_side
from armillary.assurance.service_level.rules.measuring import Measured, Period
from armillary.assurance.service_level.rules.measuring.reasons import Breach, by_state
from armillary.assurance.service_level.rules.targets import plain
from armillary.assurance.service_level.vocabulary import (
    AnalysisState,
    Effect,
    ImprovementState,
    Measure,
    ReviewState,
)
from armillary.engines.worktime import midnight
from armillary.fittings.clocks.facts import moment
from armillary.fittings.tasks import queries as tasks
from armillary.fittings.tasks.vocabulary import State as TaskState
from armillary.kernel.acts import Act

BREACHES = 40
"""So many are listed; of more, the newest."""


def document(review: ServiceReview, act: Act, *, summary: str, questions: str) -> dict[str, Any]:
    """All of it, as it is frozen: names and figures, so that it says the same for ever."""
    agreement, period = review.agreement, Period(review.period_from, review.period_until)
    those, services = of_agreement(agreement), list(agreements.services(agreement))
    line = [each.pk for each in agreements.line_of(agreement)]
    told = findings.counted(those, period, act)
    lines = [findings.line_of(each, attained) for each, attained in told]
    late = findings.all_broken(told, period, act)
    return {
        "review": review.number,
        "name": review.name,
        "agreement": agreement.number,
        "agreement_name": agreement.name,
        "provider": agreements.provider(),
        "other_side": other_side(agreement),
        "services": [each.name for each in services],
        "from": str(period.start),
        "until": str(period.end),
        "counted_at": act.at.astimezone(UTC).isoformat(timespec="seconds"),
        "summary": summary.strip(),
        "objectives": lines,
        "cases": _cases(review, [each.pk for each in services], those, act),
        "breaches": _broken(late, act),
        "breaches_in_all": len(late),
        "reasons": _reasons([breach for _, breach in late]),
        "availability": [
            each for each in lines if each["measure"] == Measure.AVAILABILITY and each["whole"]
        ],
        "findings": _analyses(review, those),
        "improvements": [_improvement(each) for each in _improvements(review, line)],
        "actions": _actions(review, line, act),
        "questions": [line.strip() for line in questions.splitlines() if line.strip()],
    }


def _before(review: ServiceReview, line: Sequence[int]) -> ServiceReview | None:
    """The review of the same agreement, or of those that it replaced, that was held before."""
    rows = ServiceReview.objects.filter(
        agreement__in=line, period_from__lt=review.period_from
    ).exclude(state=ReviewState.CALLED_OFF)
    found: ServiceReview | None = rows.order_by("-period_from", "-pk").first()
    return found


def _cases(
    review: ServiceReview, services: Sequence[int], those: Sequence[Measured], act: Act
) -> dict[str, Any]:
    zone = those[0].zone if those else "UTC"
    since, until = (
        moment(midnight(zone, day)) for day in (review.period_from, review.period_until)
    )
    told = casework.told(
        casework.Asked(
            organisation=review.organisation_id,
            services=services,
            since=since or act.at,
            until=min(until or act.at, act.at),
            now=act.at,
        )
    )
    return {
        "figures": [[each.label, each.value] for one in told for each in one.figures],
        "noted": [
            {
                "number": each.number,
                "title": each.title,
                "at": _minute(each.at),
                "says": each.says,
            }
            for one in told
            for each in one.noted
        ],
    }


def _broken(late: Sequence[tuple[Measured, Breach]], act: Act) -> list[dict[str, Any]]:
    """In whose hands the time went is not told; in which state it went is."""
    newest = sorted(late, key=lambda pair: -pair[1].at)[:BREACHES]
    names = breaches.named([breach for _, breach in newest], act.actor)
    return [_breach(each, breach, names) for each, breach in newest]


def _breach(objective: Measured, breach: Breach, names: Any) -> dict[str, Any]:
    named = names.get((breach.record_type, breach.key))
    return {
        "number": named.number if named else "",
        "title": named.title if named else "",
        "objective": objective.number,
        "statement": objective.statement,
        "at": _minute(datetime.fromtimestamp(breach.at, UTC)),
        "target": breach.target,
        "over": max(0, breach.over),
        "is_open": breach.is_open,
        "state": breach.most[1],
    }


def _reasons(late: Iterable[Breach]) -> list[list[Any]]:
    return [[name, spent.promised, spent.late, many] for name, spent, many in by_state(late)]


def _analyses(review: ServiceReview, those: Sequence[Measured]) -> list[dict[str, str]]:
    """What was concluded and is to be told, of the objectives of this agreement."""
    rows = Analysis.objects.filter(
        objective__in=[each.key for each in those],
        state=AnalysisState.CONCLUDED,
        period_from__lt=review.period_until,
        period_until__gt=review.period_from,
    ).exclude(told="")
    return [
        {"number": each.number, "name": each.name, "told": each.told}
        for each in rows.order_by("period_from", "pk")
    ]


def _improvements(review: ServiceReview, line: Sequence[int]) -> Iterable[Improvement]:
    """Those that are under way, and those that ended since the period began."""
    rows = Improvement.objects.filter(agreement__in=line).exclude(
        state__in=(ImprovementState.SUGGESTED, ImprovementState.TURNED_DOWN)
    )
    begun = review.period_from - timedelta(days=1)
    gone = (ImprovementState.REALISED, ImprovementState.WRITTEN_OFF)
    return [
        each
        for each in rows.order_by("pk")
        if each.state not in gone or each.updated_at.date() > begun
    ]


def _improvement(each: Improvement) -> dict[str, Any]:
    return {
        "number": each.number,
        "name": each.name,
        "state": ImprovementState(each.state).label,
        "metric": each.metric,
        "unit": each.unit,
        "target": _plain(each.target),
        "before": _plain(each.before),
        "after": _plain(each.after),
        "effect": Effect(each.effect).label if each.effect else "",
        "within": each.counted.get("within"),
    }


def _actions(review: ServiceReview, line: Sequence[int], act: Act) -> list[dict[str, str]]:
    """What was to be done since the last time, and what has become of it."""
    last = _before(review, line)
    if last is None:
        return []
    return [
        {
            "number": each.number,
            "title": each.title,
            "state": str(TaskState(each.state).label),
            "due": str(each.due_at.date()) if each.due_at else "",
        }
        for each in tasks.about(last, act.actor)
    ]


def _plain(number: Decimal | None) -> str:
    return "" if number is None else plain(number)


def _minute(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M")
