"""The rows that were not taken in, as a file with what is wrong: to be mended and sent again."""

import csv
from collections.abc import Iterator
from io import StringIO

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from armillary.fittings.batches.vocabulary import Outcome
from armillary.fittings.imports import queries
from armillary.fittings.imports.mapping.words import marked, unmarked
from armillary.fittings.imports.models import Import
from armillary.fittings.imports.vocabulary import Verdict
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, actor_of
from armillary.web.imports.reading import import_named

WHAT_IS_WRONG = "What is wrong"


@signed_in
@require_safe
def refused_rows(request: Request, number: str) -> HttpResponse:
    """Give the refused rows back, in the columns that they came in."""
    imported = import_named(number, actor_of(request))
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(_lines(imported))
    response = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = (
        f'attachment; filename="{imported.number}-refused.csv"'
    )
    return response


def _lines(imported: Import) -> Iterator[list[str]]:
    heads = _heads(imported)
    width = len(heads)
    yield [*(marked(unmarked(head)) for head in heads), WHAT_IS_WRONG]
    later = _refused_later(imported)
    for row in queries.rows_of(imported).iterator(chunk_size=1_000):
        why = later.get(row.pk) or (_why(row.wrong) if row.verdict == Verdict.REFUSED else "")
        if why:
            cells = [marked(unmarked(cell)) for cell in row.cells[:width]]
            yield [*cells, *([""] * (width - len(cells))), marked(why)]


def _heads(imported: Import) -> list[str]:
    """Without the column that an earlier round added: each file says its own."""
    line = imported.file.rows.filter(line=imported.mapping.get("head", 1)).first()
    heads: list[str] = list(line.cells) if line else []
    return heads[:-1] if heads and heads[-1] == WHAT_IS_WRONG else heads


def _why(wrong: list[list[str]]) -> str:
    return " ".join(f"{column}: {why}" if column else why for column, why in wrong)


def _refused_later(imported: Import) -> dict[int, str]:
    """Rows that were good when they were checked, and refused when they were taken in."""
    if imported.batch is None:
        return {}
    items = imported.batch.items.filter(outcome=Outcome.REFUSED)
    return {each.given["row"]: each.sentence for each in items if "row" in each.given}
