"""CMDB health as a page: measured truth first, then the form that can be counted from here."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.configuration.queries import audits, verifications
from armillary.assurance.configuration.queries.audits import Measured
from armillary.assurance.configuration.queries.health import Form, forms, strangers_by_source
from armillary.assurance.configuration.vocabulary import Family, Finding
from armillary.engines.proportions import wilson
from armillary.gate.admission import staff_only
from armillary.gate.request import Request
from armillary.kernel.listing.parameters import address
from armillary.web.charts.bars import rows
from armillary.web.charts.shapes import Point
from armillary.web.records.crumbs import Crumb
from armillary.web.reports.values import Chart, Figure, Fresh, Heading, Nothing, Report, Table
from armillary.web.values.kinds import Way
from armillary.web.values.making import moment

QUESTION = "How true is the CMDB?"
COUNTED = (
    "Measured truth: the share of things found as recorded in audits that are concluded.",
    "Its interval holds the share of all such things with 95 % confidence (Wilson).",
    "Freshness: half after each half-life of the class since a source or a person last touched it.",
    "Completeness: 60 parts what the class requires, 40 what it recommends, of things in use.",
    "Correctness: the share of things of which no rule says orphan, stale or duplicate.",
    "It says that no rule objects, not that it is true: only an audit measures that.",
    "Discrepancies count things, as of the last verification; explained and accepted ones count.",
)
WORST = (Finding.ORPHAN, Finding.STALE, Finding.DUPLICATE, Finding.NO_OWNER, Finding.DIFFERS)


@staff_only
@require_safe
def health(request: Request) -> HttpResponse:
    """The health of all families, drawn and in tables, with the ways to what is wrong."""
    found, measured = forms(request.at), audits.measured()
    report = _report(request, found, measured)
    crumbs = (Crumb("Configuration management"), Crumb("CMDB health"))
    page = {"title": QUESTION, "report": report, "breadcrumbs": crumbs}
    return render(request, "report.html", page)


def _report(request: Request, found: Sequence[Form], measured: Mapping[str, Measured]) -> Report:
    items = sum(each.items for each in found)
    last = verifications.latest()
    verified = f"the last verification, {last.number}" if last else "no verification yet"
    if last and last.left_out:
        verified += f", which left {last.left_out:,} more to the next one"
    return Report(
        group="assurance",
        title=QUESTION,
        answer=_answer(measured),
        n=f"{_whole(measured).looked_at or items:,}",
        period=None,
        figures=_figures(found, measured) if items else (),
        plots=(_measured(found, measured), *_plots(found), *_unknown()) if items else (),
        fresh=Fresh(moment(request.at), f"the items themselves, discrepancies as of {verified}"),
        counted=COUNTED,
        downloads=(),
        empty=None
        if items
        else Nothing("Nothing is in use yet.", "Configuration management feeds this report."),
    )


def _whole(measured: Mapping[str, Measured]) -> Measured:
    right = sum(each.right for each in measured.values())
    return Measured(right, sum(each.looked_at for each in measured.values()))


def _answer(measured: Mapping[str, Measured]) -> str:
    whole = _whole(measured)
    if not whole.looked_at:
        return "Nobody knows: no audit has been concluded. What follows is form, not truth."
    low, high = wilson(whole.right, whole.looked_at)
    return (
        f"{whole.right:,} of {whole.looked_at:,} audited things were as recorded, so between "
        f"{100 * low:.1f} and {100 * high:.1f} % are."
    )


def _figures(found: Sequence[Form], measured: Mapping[str, Measured]) -> tuple[Figure, ...]:
    items = sum(each.items for each in found)
    whole = _whole(measured)
    interval = wilson(whole.right, whole.looked_at)
    wrong = {kind: sum(each.wrong.get(kind, 0) for each in found) for kind in WORST}
    return (
        Figure(
            "Measured truth",
            _percent(whole.right / whole.looked_at) if whole.looked_at else "–",
            note=f"{_percent(interval.low)} to {_percent(interval.high)}"
            if whole.looked_at
            else "no audit yet",
        ),
        Figure("Freshness", _percent(_mean(found, lambda each: each.freshness))),
        Figure("Completeness", _percent(_mean(found, lambda each: each.completeness))),
        Figure("With an owner", _percent(sum(each.owned for each in found) / items)),
        Figure(
            "Orphans, duplicates",
            f"{wrong[Finding.ORPHAN] + wrong[Finding.DUPLICATE]:,}",
            note=f"{wrong[Finding.ORPHAN]:,} and {wrong[Finding.DUPLICATE]:,}",
        ),
        Figure("Stale", f"{wrong[Finding.STALE]:,}", note="not confirmed for too long"),
    )


def _mean(found: Sequence[Form], value: Callable[[Form], float | None]) -> float | None:
    """Over all things of families that have a value."""
    told = [(each.items, part) for each in found if (part := value(each)) is not None]
    whole = sum(items for items, _ in told)
    return sum(items * part for items, part in told) / whole if whole else None


def _measured(found: Sequence[Form], measured: Mapping[str, Measured]) -> Chart:
    """The least that is sure, drawn; share and interval in the table."""
    points, lines = [], []
    for family, (right, looked_at) in sorted(measured.items()):
        low, high = wilson(right, looked_at)
        points.append(Point(Family(family).label, round(100 * low, 1)))
        share = _percent(right / looked_at)
        interval = f"{_percent(low)} to {_percent(high)}"
        lines.append((Family(family).label, f"{looked_at:,}", share, interval))
    heads = (
        Heading("Family", False),
        Heading("Audited", True),
        Heading("As recorded", True),
        Heading("So of all", True),
    )
    return Chart(
        "measured",
        "Measured truth by family",
        _about_measured(found, measured),
        False,
        rows(points, "%", whole=100) if points else None,
        Table(heads, tuple(lines)),
        (Way("All audits", "/audits"), Way("New audit", "/audits/new")),
    )


def _about_measured(found: Sequence[Form], measured: Mapping[str, Measured]) -> str:
    """What the numbers are, and of which families there are none yet."""
    if not measured:
        return "No audit has been concluded."
    never = [Family(each.family).label for each in found if each.family not in measured]
    more = f" Never audited: {', '.join(never)}." if never else ""
    return f"The share that is sure, in %. The whole interval is in the table.{more}"


def _plots(found: Sequence[Form]) -> tuple[Chart, ...]:
    return (
        _shares("freshness", "Freshness by family", found, lambda each: each.freshness),
        _shares("complete", "Completeness by family", found, lambda each: each.completeness),
        _shares("correct", "Correctness by family", found, lambda each: each.correctness),
        *(_wrong(kind, found) for kind in WORST if any(each.wrong.get(kind) for each in found)),
    )


def _shares(
    id_: str, title: str, found: Sequence[Form], value: Callable[[Form], float | None]
) -> Chart:
    told = [(each, part) for each in found if (part := value(each)) is not None]
    points = [Point(Family(each.family).label, round(100 * part, 1)) for each, part in told]
    table = Table(
        (Heading("Family", False), Heading("In use", True), Heading("Share", True)),
        tuple(
            (Family(each.family).label, f"{each.items:,}", _percent(part)) for each, part in told
        ),
    )
    return Chart(
        id_, title, "In %.", False, rows(points, "%", whole=100) if points else None, table
    )


def _wrong(kind: Finding, found: Sequence[Form]) -> Chart:
    """How many things the rule objects to, with the ways to them."""
    told = [(each, each.wrong[kind]) for each in found if each.wrong.get(kind)]
    points = [Point(Family(each.family).label, count) for each, count in told]
    table = Table(
        (Heading("Family", False), Heading("Things", True), Heading("Of a thousand", True)),
        tuple(
            (Family(each.family).label, f"{count:,}", f"{1000 * count / each.items:,.0f}")
            for each, count in told
        ),
    )
    ways = tuple(
        Way(Family(each.family).label, f"/discrepancies?kind={kind.value}&family={each.family}")
        for each, _ in told
    )
    return Chart(kind.value, kind.label, "", False, rows(points, "things"), table, ways)


def _unknown() -> Iterator[Chart]:
    """What sources see and no item is, by source, with the ways to it."""
    told = strangers_by_source()
    if not told:
        return
    points = [Point(source, count) for source, count in told]
    heads = (Heading("Seen by", False), Heading("Things", True))
    table = Table(heads, tuple((source, f"{count:,}") for source, count in told))
    ways = tuple(
        Way(source, address("/discrepancies", (("kind", Finding.UNKNOWN), ("source", source))))
        for source, _ in told
    )
    note = "Seen by a source, and no item here."
    yield Chart("unknown", "Unknown things", note, False, rows(points, "things"), table, ways)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"
