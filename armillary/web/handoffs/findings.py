"""What does not flow as the model has it: a table, each row with what to do next."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.fittings.handoffs import queries as handoffs
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel import registry
from armillary.kernel.listing.asked import BadQuestion, Pairs
from armillary.kernel.listing.parameters import address, pairs_of
from armillary.reference.edges import edge
from armillary.reference.processes import process
from armillary.transformation.flow import queries
from armillary.transformation.flow.findings import Finding, Kind, findings
from armillary.transformation.flow.related import related
from armillary.web.charts.scale import written
from armillary.web.map.asked import LENGTHS, Asked, asked
from armillary.web.map.page import choices_of, period_of
from armillary.web.map.tables import wait_of
from armillary.web.records.crumbs import Crumb
from armillary.web.reports.comma_separated import file_of
from armillary.web.reports.values import Figure, Fresh
from armillary.web.values.making import day, moment

PATH = "/hand-offs/findings"
SLOWER = {4: "4 hours", 24: "A day", 72: "3 days"}
COLUMNS = ("Finding", "Interaction", "Between", "What is seen", "What to do next")
COUNTED = (
    "Hand-offs are counted from the sealed journal, a few seconds after the act, as on the map.",
    "Overdue: offered, not answered, and past the time that the contract of the interaction gives.",
    "Mostly rejected: of at least four answers in the period more than half were no.",
    "Slow: half of the answers of the period took longer than is chosen above, round the clock.",
    "Not in the model: handed over, worked on, or named in a record, with no interaction.",
    "Silent: both ends are built here, and nothing was handed over along it in the period.",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One finding in words."""

    kind: str
    tone: str
    edge: int
    what: str
    between: str
    seen: str
    todo: str
    todo_label: str
    todo_url: str


@staff_only
@require_safe
def page(request: Request) -> HttpResponse:
    """Show where nothing flows, what flows beside the model, and where it is slow."""
    pairs = pairs_of(request.META.get("QUERY_STRING", ""))
    slower, wanted = _asked(request, pairs)
    rows = _found(request, wanted, slower)
    return render(
        request,
        "handoffs/findings.html",
        {
            "title": "What does not flow",
            "answer": _answer(rows),
            "figures": _figures(rows),
            "rows": rows,
            "columns": COLUMNS,
            "period": period_of(wanted),
            "lengths": choices_of("days", LENGTHS.items(), wanted.days, pairs, PATH),
            "slower": choices_of("slower", SLOWER.items(), slower, pairs, PATH),
            "file_url": address(f"{PATH}.csv", pairs),
            "fresh": Fresh(moment(request.at), "the sealed journal"),
            "counted": COUNTED,
            "breadcrumbs": (Crumb("The map", "/map"), Crumb("What does not flow")),
        },
    )


@staff_only
@require_safe
def as_file(request: Request) -> HttpResponse:
    """The same rows as comma-separated values."""
    slower, wanted = _asked(request, pairs_of(request.META.get("QUERY_STRING", "")))
    lines = (
        (row.kind, f"{row.edge or ''} {row.what}".strip(), row.between, row.seen, row.todo)
        for row in _found(request, wanted, slower)
    )
    return file_of((COLUMNS, *lines), "what-does-not-flow.csv")


def _asked(request: Request, pairs: Pairs) -> tuple[int, Asked]:
    """After how many hours an answer is slow, and the period."""
    act, slower = act_of(request), _slower(pairs)
    rest = tuple(pair for pair in pairs if pair[0] != "slower")
    return slower, asked(rest, act.actor, act.at)


def _found(request: Request, wanted: Asked, slower: int) -> tuple[Row, ...]:
    act = act_of(request)
    receptions = handoffs.receptions()
    found = findings(
        queries.edges(wanted.span),
        handoffs.late(act.actor, act.at),
        queries.lent(wanted.span),
        queries.last_used(),
        related=related(wanted.span, act.actor),
        built={each.id for each in registry.processes()},
        slower_than=60 * slower,
    )
    return tuple(_row(each, receptions) for each in found)


def _slower(pairs: Pairs) -> int:
    text = dict(pairs).get("slower") or "24"
    if not text.isdecimal() or int(text) not in SLOWER:
        raise BadQuestion({"slower": f"Choose one of {', '.join(map(str, SLOWER))} hours."})
    return int(text)


def _answer(rows: tuple[Row, ...]) -> str:
    if not rows:
        return "Everything that can flow does: no interaction is silent, slow or overdue."
    pressing = sum(row.tone == "bad" for row in rows)
    silent = sum(row.kind == Kind.SILENT.value for row in rows)
    return f"{pressing} need somebody now; {silent} that could be used are silent."


def _figures(rows: tuple[Row, ...]) -> tuple[Figure, ...]:
    counts = [(each, sum(row.kind == each.value for row in rows)) for each in Kind]
    return tuple(
        Figure(kind.value, written(many), tone="bad" if many and kind is Kind.OVERDUE else "")
        for kind, many in counts
    )


def _row(found: Finding, receptions: Mapping[str, str]) -> Row:
    todo, label, url = _todo(found, receptions)
    giving, getting = process(found.sender).title, process(found.receiver).title
    return Row(
        kind=found.kind.value,
        tone="bad" if found.kind in {Kind.OVERDUE, Kind.REFUSED, Kind.SLOW} else "",
        edge=found.edge,
        what=edge(found.edge).what if found.edge else "no interaction",
        between=f"{giving} → {getting}",
        seen=_seen(found),
        todo=todo,
        todo_label=label,
        todo_url=url,
    )


def _seen(found: Finding) -> str:
    figures = found.figures
    match found.kind:
        case Kind.OVERDUE:
            return f"{written(found.many)} not answered in time"
        case Kind.REFUSED if figures:
            return f"{written(figures.rejected)} of {written(figures.answered)} answers were no"
        case Kind.SLOW if figures:
            return f"half of {written(figures.answered)} answers took {wait_of((figures,))} or more"
        case Kind.UNEXPECTED:
            return _things(found)
        case _:
            return f"last used on {day(found.last)}" if found.last else "never used"


def _things(found: Finding) -> str:
    many = written(found.many)
    if found.edge:
        return f"{many} hand-offs"
    if not found.named:
        return f"{many} deeds on its records"
    return "1 record names one of its" if found.many == 1 else f"{many} records name one of its"


def _todo(found: Finding, receptions: Mapping[str, str]) -> tuple[str, str, str]:
    """What to do next: a sentence, and where one does it."""
    getting, giving = found.receiver, found.sender
    inbox = address("/hand-offs/inbox", (("process", getting),))
    match found.kind:
        case Kind.OVERDUE:
            return "Take it over, or say why not.", "Open the inbox", inbox
        case Kind.REFUSED:
            rejected = (("state", "rejected"), ("from_process", giving), ("to_process", getting))
            return (
                "Read the reasons, and agree with the other side what must go along.",
                "Read the reasons",
                address("/hand-offs", rejected),
            )
        case Kind.SLOW if getting not in receptions:
            where = address("/receptions/new", (("process", getting),))
            return "No team is named to receive it: name one.", "Name a team", where
        case Kind.SLOW:
            return f"Ask {receptions[getting]} what keeps it waiting.", "Open the inbox", inbox
        case Kind.UNEXPECTED if found.named:
            said = "Agree on an interaction: the one works with what the other found."
            return said, "Look", f"/map/{giving}"
        case Kind.UNEXPECTED:
            about = address("/hand-offs", (("from_process", giving), ("to_process", getting)))
            return "Hand the work over, or let the role be of this process.", "Look", about
        case _:
            return _of_silence(found)


def _of_silence(found: Finding) -> tuple[str, str, str]:
    where = f"/map/interactions/{found.edge}"
    if found.last:
        said = "Ask both owners whether it is still needed, or goes by word of mouth."
        return said, "See what went before", where
    said = f"Open a record of {process(found.sender).title} and hand the next case over here."
    return said, "See what goes along", where
