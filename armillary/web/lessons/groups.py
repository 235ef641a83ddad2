"""How changes of each kind go: with intervals, and with what is out of the ordinary."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence

from armillary.assurance.change.queries.ledger import Entry
from armillary.assurance.change.vocabulary import Outcome, Path, Risk
from armillary.engines.control import funnel
from armillary.engines.medians import middle
from armillary.engines.proportions import wilson
from armillary.web.charts.bars import rows
from armillary.web.charts.shapes import Point
from armillary.web.lessons import words
from armillary.web.reports.values import Chart, Table

DRAWN = 10
Key = Callable[[Entry], Hashable]
HEADINGS = (
    *("Changes", "Failed", "Share", "Between", "Foretold", "Without issues"),
    *("Request to begin (median)", "Between", ""),
)


def by_level(entries: Sequence[Entry]) -> Chart | None:
    """Whether more fails where the level is higher."""
    return _chart("level", "By level of risk", "Level", _groups(entries, _level), ordered=True)


def by_path(entries: Sequence[Entry]) -> Chart | None:
    groups = _groups(entries, lambda each: Path(each.path).label)
    return _chart("model", "By model", "Model", groups)


def by_team(entries: Sequence[Entry]) -> Chart | None:
    groups = _groups(entries, lambda each: each.team or "No team")
    return _chart("team", "By team", "Team", groups)


def by_class(entries: Sequence[Entry]) -> Chart | None:
    groups = _groups(entries, lambda each: each.kind or "No item")
    return _chart("class", "By class of items", "Class", groups)


def _level(entry: Entry) -> str:
    return f"{entry.risk} {Risk(entry.risk).label}" if entry.risk else "Not judged"


def _groups(entries: Sequence[Entry], key: Key) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for each in entries:
        found[str(key(each))].append(each)
    return found


def _chart(
    id_: str, title: str, heading: str, groups: dict[str, list[Entry]], *, ordered: bool = False
) -> Chart | None:
    """The share that failed, drawn for the largest groups; all are in the table."""
    if not groups:
        return None
    everyone = [each for group in groups.values() for each in group]
    usual = sum(each.failed for each in everyone) / len(everyone)
    names = sorted(groups, key=lambda name: name if ordered else (-len(groups[name]), name))
    drawn = [Point(name, round(100 * _failed(groups[name]), 1)) for name in names[:DRAWN]]
    table = Table.of((heading, *HEADINGS), ((name, *_row(groups[name], usual)) for name in names))
    left = len(names) - DRAWN
    more = f" The {DRAWN} largest; {left} more in the table." if left > 0 else ""
    note = f"Failed, in per cent; {words.percent(usual)} of all.{more}"
    return Chart(id_, title, note, False, rows(drawn, "% failed"), table)


def _failed(group: Sequence[Entry]) -> float:
    return sum(each.failed for each in group) / len(group)


def _row(group: Sequence[Entry], usual: float) -> tuple[str, ...]:
    many, failed = len(group), sum(each.failed for each in group)
    told = [each.chance for each in group if each.chance is not None]
    clean = sum(each.outcome == Outcome.SUCCESSFUL for each in group)
    lead = middle([each.lead.total_seconds() for each in group if each.lead is not None])
    limits = funnel(usual, many)
    unusual = "" if limits.low <= failed / many <= limits.high else "unusual"
    return (
        f"{many:,}",
        f"{failed:,}",
        words.percent(failed / many),
        words.between(wilson(failed, many)),
        words.percent(sum(told) / len(told)) if told else words.NOTHING,
        words.between(wilson(clean, many)),
        words.lasting(lead.median) if lead else words.NOTHING,
        f"{words.lasting(lead.low)} to {words.lasting(lead.high)}" if lead else words.NOTHING,
        unusual,
    )
