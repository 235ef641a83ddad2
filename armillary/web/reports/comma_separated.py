"""Tables as comma-separated values that no spreadsheet mistakes for formulas."""

import csv
from collections.abc import Iterable
from io import StringIO

from django.http import HttpResponse

from armillary.web.reports.values import Report

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def file_of(rows: Iterable[Iterable[str]], name: str) -> HttpResponse:
    """A table as a file to save."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([formula_safe(cell) for cell in row] for row in rows)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def rows_of(report: Report) -> Iterable[tuple[str, ...]]:
    """The figures, then each table under its title, with an empty line between."""
    yield (report.title, report.answer)
    for figure in report.figures:
        yield (figure.label, figure.value, figure.unit, figure.note)
    for chart in report.plots:
        yield ()
        yield (chart.title,)
        yield tuple(column.label for column in chart.table.columns)
        for label, *figures in chart.table.rows:
            yield (label, *(figure.replace(",", "") for figure in figures))


def formula_safe(text: str) -> str:
    """A text that would start a formula is marked as text."""
    return f"'{text}" if text.startswith(_STARTS_FORMULA) else text
