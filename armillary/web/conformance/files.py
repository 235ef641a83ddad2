"""What deviates, as comma-separated values: read in portions, so that any number of it fits."""

import csv
from collections.abc import Callable, Iterable
from io import TextIOWrapper
from tempfile import TemporaryFile

from django.http import FileResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from armillary.fittings.exports.actions import hand_out, take_out
from armillary.fittings.exports.vocabulary import Form
from armillary.gate.admission import own_transactions, staff_only
from armillary.gate.handing import one_moment
from armillary.gate.request import Request, act_of
from armillary.kernel.listing.parameters import pairs_of
from armillary.transformation.conformance import queries
from armillary.transformation.conformance.queries import Found
from armillary.transformation.event_log import write
from armillary.web.asking import kind_named
from armillary.web.conformance.asked import asked
from armillary.web.conformance.rule import rule_named
from armillary.web.conformance.words import mended, step_told
from armillary.web.reports.comma_separated import formula_safe
from armillary.web.values.fields import title_of

HEADER = ("Number", "Title", "State", "Step", "At", "By", "Journal line", "Lacks")


@staff_only
@require_safe
def deviating(request: Request, slug: str) -> HttpResponseBase:
    """The records of a type that took steps which their life does not allow."""
    kind, act = kind_named(slug), act_of(request)
    wanted = asked(pairs_of(request.META.get("QUERY_STRING", "")), act.at)
    lived = queries.lived((kind,), wanted.since)[kind.slug]
    found = queries.deviating(kind, lived.deviating, act.actor)
    return _file(f"{slug}-deviating.csv", found, lambda each: mended(kind, lived.life, each.way))


@staff_only
@require_safe
def breaking(request: Request, slug: str) -> HttpResponseBase:
    """The records that break a rule."""
    rule = rule_named(slug)
    found = queries.breaking(rule, act_of(request).actor)
    return _file(f"{slug}.csv", found, lambda _: rule.lacks)


@own_transactions
@staff_only
@require_safe
def event_log(request: Request, slug: str) -> HttpResponseBase:
    """The lines of a type as an object-centric event log; a line says who has taken it out."""
    kind, act = kind_named(slug), act_of(request)
    file = TemporaryFile()  # noqa: SIM115 (the answer closes it)
    with one_moment(act):
        taken = take_out(act, of=kind.slug, form=Form.JSON, question="as OCEL 2.0")
        hand_out(taken, act, rows=write(file, act.actor, (kind.slug,)))
    file.seek(0)
    return FileResponse(
        file, as_attachment=True, filename=f"{slug}-ocel.json", content_type="application/json"
    )


def _file(name: str, found: Iterable[Found], lacks: Callable[[Found], str]) -> HttpResponseBase:
    file = TemporaryFile()  # noqa: SIM115 (the answer closes it)
    text = TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows([formula_safe(cell) for cell in _cells(each, lacks(each))] for each in found)
    text.detach()
    file.seek(0)
    return FileResponse(
        file, as_attachment=True, filename=name, content_type="text/csv; charset=utf-8"
    )


def _cells(found: Found, lacks: str) -> tuple[str, ...]:
    line = found.line
    return (
        found.record.number,
        title_of(found.record),
        found.record.state,
        step_told(found.kind, line),
        line.at.isoformat(),
        line.actor.name,
        str(line.pk),
        lacks,
    )
