"""Tables as comma-separated values that no spreadsheet mistakes for formulas."""

import csv
from collections.abc import Iterable
from io import StringIO

from armillary.web.reports.values import Report

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def comma_separated(report: Report) -> str:
    """The figures, then each table under its title, with an empty line between."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows(_safe(row) for row in _rows(report))
    return out.getvalue()


def _rows(report: Report) -> Iterable[tuple[str, ...]]:
    yield (report.title, report.answer)
    for figure in report.figures:
        yield (figure.label, figure.value, figure.unit, figure.note)
    for chart in report.plots:
        yield ()
        yield (chart.title,)
        yield tuple(column.label for column in chart.table.columns)
        for label, *figures in chart.table.rows:
            yield (label, *(figure.replace(",", "") for figure in figures))


def _safe(row: Iterable[str]) -> list[str]:
    return [formula_safe(cell) for cell in row]


def formula_safe(text: str) -> str:
    """A text that would start a formula is marked as text."""
    return f"'{text}" if text.startswith(_STARTS_FORMULA) else text
