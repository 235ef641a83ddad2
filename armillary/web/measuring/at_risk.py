"""What is at risk: promises that run, the likeliest to be broken first, and how good that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.service_level.models import Objective, Trial
from armillary.assurance.service_level.queries.measuring.curves import trials
from armillary.assurance.service_level.queries.measuring.risk import MOST, Watched, at_risk
from armillary.engines.lengths import briefly
from armillary.fittings.clocks import declared
from armillary.fittings.clocks.facts import seconds
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel.listing.asked import BadQuestion
from armillary.kernel.listing.parameters import address, pairs_of
from armillary.web.clocks.panel import there
from armillary.web.measuring import words
from armillary.web.records.crumbs import Crumb
from armillary.web.reports.values import Fresh, Nothing
from armillary.web.values.kinds import Tab
from armillary.web.values.making import moment

PATH = "/service-levels/at-risk"
QUESTION = "Which promises are about to be broken?"
SPANS = {"1": "Today", "3": "Three days", "7": "A week", "30": "A month"}
ASKED = "3"
HIGH = 0.5
COUNTED = (
    "The chance: of past cases that took as long as this one has by now, so many took too long.",
    "Cases are compared with those of the same hours, priority, category and team.",
    "What few cases say is drawn towards what more say, as if eight of those were among them.",
    "Waiting for others is not counted. What is late already is no risk any more.",
    "Brier's score: the mean square of how far off it was. The lower the better; 0 is perfect.",
    "It is tried on the newest fifth of all cases, which it has not learnt from.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskLine:
    """A promise that runs."""

    number: str
    title: str
    url: str
    clock: str
    objective: str
    objective_url: str
    due: str
    left: str
    chance: str
    share: int
    is_high: bool
    expected: str
    per_hour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialLine:
    """How good it is for a clock."""

    clock: str
    says: str
    learnt: str
    tried: str
    brier: str
    naive: str
    bins: tuple[tuple[str, str, str], ...]


@staff_only
@require_safe
def page(request: Request) -> HttpResponse:
    """Show what is due soon, the likeliest to be broken first."""
    act = act_of(request)
    given = {name: text for name, text in pairs_of(request.META.get("QUERY_STRING", "")) if text}
    within = given.pop("within", ASKED)
    if given or within not in SPANS:
        raise BadQuestion({"within": f"Choose one of {', '.join(SPANS)} days."})
    found = at_risk(act.actor, act.at, timedelta(days=int(within)))
    zone = ZoneInfo(act.actor.zone)
    high = sum((each.risk.chance or 0) >= HIGH for each in found)
    return render(
        request,
        "measuring/at_risk.html",
        {
            "title": QUESTION,
            "answer": _answer(len(found), high, SPANS[within]),
            "n": f"{len(found):,}",
            "spans": tuple(
                Tab(label, address(PATH, (("within", days),)), days == within)
                for days, label in SPANS.items()
            ),
            "lines": [_line(each, zone) for each in found],
            "is_cut": len(found) >= MOST,
            "most": MOST,
            "trials": [_trial(each) for each in trials()],
            "fresh": Fresh(moment(act.at), "the clocks that run"),
            "counted": COUNTED,
            "empty": Nothing(
                "No promise that runs is due in this time.",
                "Once something was promised of a record, its clock is watched here.",
            ),
            "breadcrumbs": (Crumb("Service-level management"), Crumb("At risk")),
        },
    )


def _answer(many: int, high: int, span: str) -> str:
    if not many:
        return "None is due in this time."
    what = "promise is" if many == 1 else "promises are"
    likely = (
        f"{high} of them will more likely be broken than not" if high else "none likelier than not"
    )
    return f"{many:,} {what} due ({span.lower()}): {likely}."


def _line(each: Watched, zone: ZoneInfo) -> RiskLine:
    risk = each.risk
    is_ours = risk.objective.startswith(f"{Objective.prefix}-")
    return RiskLine(
        number=each.number,
        title=each.title,
        url=each.url,
        clock=clock_label(risk.record_type, risk.clock),
        objective=risk.objective,
        objective_url=f"/objectives/{risk.objective}/kept"
        if is_ours
        else f"/standard-targets/{risk.objective}",
        due=there(seconds(risk.due_at), zone),
        left=briefly(max(0, risk.left)),
        chance=words.percent(risk.chance, 0) if risk.chance is not None else "not enough evidence",
        share=round(100 * (risk.chance or 0)),
        is_high=(risk.chance or 0) >= HIGH,
        expected=_money(risk.expected, risk.currency),
        per_hour=_money(risk.per_hour, risk.currency),
    )


def _trial(each: Trial) -> TrialLine:
    return TrialLine(
        clock=clock_label(each.record_type, each.clock),
        says=_says(each),
        learnt=f"{each.learnt:,}",
        tried=f"{each.tried:,}",
        brier=_score(each.brier),
        naive=_score(each.naive),
        bins=tuple(_bin(told) for told in each.bins),
    )


def _says(each: Trial) -> str:
    if each.brier is None or each.naive is None:
        return "Too few cases to say how good it is."
    if each.brier < each.naive:
        gain = 1 - each.brier / each.naive
        return f"{words.percent(gain, 0)} better than who says the same of all."
    return "No better than who says the same of all: go by what is due first."


def _bin(told: Sequence[float]) -> tuple[str, str, str]:
    foretold, happened, cases = told
    return words.percent(foretold, 0), words.percent(happened, 0), f"{cases:,.0f}"


def _score(number: float | None) -> str:
    return words.NOTHING if number is None else f"{number:.3f}"


def _money(amount: Decimal | None, currency: str) -> str:
    return words.NOTHING if amount is None else f"{amount:,.2f} {currency}"


def clock_label(slug: str, name: str) -> str:
    """What a clock is called."""
    clocks = declared.of_slug(slug)
    kind = clocks.kind(name) if clocks else None
    return kind.label if kind else name
