"""The board of service levels: what was promised, month by month, and where each budget stands."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.service_level.queries.measuring.asked import (
    KINDS,
    Asked,
    asked,
    chosen,
    service_key,
)
from armillary.assurance.service_level.queries.measuring.board import Row, board
from armillary.assurance.service_level.queries.measuring.objectives import binding, services_of
from armillary.assurance.service_level.rules.measuring import Attained, Measured
from armillary.assurance.service_level.rules.measuring.attained import CASES, VOLUME
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.listing.asked import Pairs
from armillary.kernel.listing.parameters import address, pairs_of
from armillary.web.measuring import words
from armillary.web.measuring.rows import LOW, deals
from armillary.web.records.crumbs import Crumb
from armillary.web.reports.values import Figure, Fresh, Nothing
from armillary.web.values.kinds import Tab, Way
from armillary.web.values.making import moment

PATH = "/service-levels"
QUESTION = "Do we keep what we promised?"
COUNTED = (
    "A case counts where it was decided: when it ended in time, or when the promise was broken.",
    "What was cancelled or merged does not count. Days are those of the hours of the agreement.",
    "A share is cut, not rounded. The interval behind it is Wilson's, for 95 of 100 cases.",
    "While the interval holds the target, the figure is no evidence: it is dashed.",
    "The budget is what may go wrong: where 95 % are promised in time, 5 of 100.",
    "The burn: how many times faster than that it was spent over the last three days.",
    "Expected at the end: by the six months before and what has come so far.",
    "Nine times of ten it will lie in the range.",
)


@signed_in
@require_safe
def page(request: Request) -> HttpResponse:
    """Show the board, as far as somebody may see what was promised."""
    act = act_of(request)
    pairs = pairs_of(request.META.get("QUERY_STRING", ""))
    wanted = asked(pairs, act.at)
    there = binding(act.actor, wanted.months[0].start, wanted.months[-1].end)
    services = services_of(act.actor, there)
    found = chosen(there, wanted, service_key(services, wanted.service))
    rows = board(found, wanted.last, wanted.many, act.at)
    shown = deals(rows)
    return render(
        request,
        "measuring/board.html",
        {
            "title": QUESTION,
            "answer": _answer(rows),
            "n": f"{sum(_cases_of(row.window.attained) for row in rows):,.0f}",
            "figures": _figures(rows),
            "burning": [line for deal in shown for line in deal.lines if line.alarm],
            "months": [(words.month(each), f"{each.start:%Y}") for each in wanted.months],
            "deals": shown,
            "parties": _parties(there, wanted, pairs),
            "kinds": _kinds(there, wanted, pairs),
            "services": services.items(),
            "wanted": wanted,
            "spans": _spans(wanted, pairs),
            "fresh": Fresh(moment(act.at), "the clocks of the records"),
            "counted": COUNTED,
            "downloads": (Way("JSON", address("/api/v1/service-levels", pairs)),),
            "breadcrumbs": (Crumb("Service-level management"), Crumb("Service levels")),
            "empty": Nothing(
                "Nothing that was promised is measured here yet.",
                "Once an agreement is agreed, each case that it covers is counted by itself.",
                Way("Draft an agreement", "/agreements/new") if act.actor.is_staff else None,
            ),
        },
    )


def _cases_of(attained: Attained) -> float:
    """How many cases it was made of; time and readings are none."""
    return attained.whole if attained.unit in (CASES, VOLUME) else 0


def _answer(rows: Sequence[Row]) -> str:
    judged = [row for row in rows if row.window.judgement.kept is not None]
    kept = [row for row in judged if row.window.judgement.kept]
    sure = [row for row in judged if row.window.judgement.is_sure]
    if not judged:
        return "Nothing was decided in this period yet."
    proof = f"; of {len(sure)} that is certain" if len(sure) < len(judged) else ""
    return f"{len(kept)} of {len(judged)} objectives are kept so far{proof}."


def _figures(rows: Sequence[Row]) -> tuple[Figure, ...]:
    judged = [row for row in rows if row.window.judgement.kept is not None]
    missed = sum(not row.window.judgement.kept for row in judged)
    low = sum(row.left is not None and 0 < row.left <= LOW for row in rows)
    spent = sum(row.left is not None and row.left <= 0 for row in judged)
    late = sum(row.open.late for row in rows)
    return (
        Figure("Kept so far", f"{len(judged) - missed}", note=f"of {len(judged)} with cases"),
        Figure("Missed so far", f"{missed}", tone="bad" if missed else ""),
        Figure("Budget low", f"{low}", note="at most 25 % left"),
        Figure("Budget spent", f"{spent}", tone="bad" if spent else ""),
        Figure("Late and open", f"{late}", note="cases that go on"),
        Figure("Not measured", f"{sum(not row.is_measured for row in rows)}", note="nobody counts"),
    )


def _parties(there: Sequence[Measured], wanted: Asked, pairs: Pairs) -> tuple[Tab, ...]:
    names = dict.fromkeys(each.party for each in there if wanted.kind in (None, each.kind))
    return _choices(
        "organisation", [("Everybody", ""), *((n, n) for n in names)], wanted.organisation, pairs
    )


def _kinds(there: Sequence[Measured], wanted: Asked, pairs: Pairs) -> tuple[Tab, ...]:
    known = {each.kind for each in there}
    offered = [("All", ""), *((each.label, each.value) for each in KINDS if each in known)]
    return _choices(
        "kind", offered, wanted.kind.value if wanted.kind else "", pairs, "organisation"
    )


def _spans(wanted: Asked, pairs: Pairs) -> tuple[Tab, ...]:
    offered = [(f"{many} months", str(many)) for many in (6, 12, 24)]
    return tuple(
        Tab(each.label, each.url, each.current)
        for each in _choices("months", offered, str(wanted.many), pairs)
    )


def _choices(
    name: str, offered: Sequence[tuple[str, str]], now: str, pairs: Pairs, *dropped: str
) -> tuple[Tab, ...]:
    kept = [pair for pair in pairs if pair[0] not in (name, *dropped) and pair[1]]
    return tuple(
        Tab(label, address(PATH, (*kept, (name, value)) if value else tuple(kept)), value == now)
        for label, value in offered
    )
