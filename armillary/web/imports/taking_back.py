"""The page before an import is taken back: what would become of each record."""

from collections import Counter
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.fittings.batches.actions import cannot_be_taken_back
from armillary.fittings.imports.forecast import Fate, fates
from armillary.fittings.imports.models import Import
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.errors import RuleBroken
from armillary.kernel.registry import record_type_of
from armillary.web.imports.reading import import_named
from armillary.web.imports.steps import Step, steps_of
from armillary.web.records.crumbs import crumbs

SHOWN = 100


@dataclass(frozen=True, slots=True)
class Reason:
    """Why some stay as they are, and how many."""

    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the page shows."""

    number: str
    name: str
    slug: str
    steps: tuple[Step, ...]
    goes: int
    back: int
    stays: int
    reasons: tuple[Reason, ...]
    staying: tuple[Fate, ...]
    batch_url: str


@signed_in
@require_safe
def forecast(request: Request, number: str) -> HttpResponse:
    """Tell what taking it back would do; nothing is done by looking."""
    act = act_of(request)
    imported = import_named(number, act.actor)
    if imported.batch is None:
        raise RuleBroken("Nothing of it was taken in, so there is nothing to take back.")
    if why := cannot_be_taken_back(imported.batch, act):
        raise RuleBroken(why)
    page = {
        "forecast": _forecast(imported, fates(imported, act.actor)),
        "title": f"Take back {imported.number}",
        "breadcrumbs": crumbs(
            record_type_of(Import),
            (f"{imported.number} {imported.name}", f"/imports/{imported.number}"),
            ("Take back", ""),
        ),
    }
    return render(request, "imports/take_back.html", page)


def _forecast(imported: Import, found: list[Fate]) -> Forecast:
    staying = [each for each in found if each.why_not]
    free = [each for each in found if not each.why_not]
    return Forecast(
        number=imported.number,
        name=imported.name,
        slug=imported.into,
        steps=steps_of(imported),
        goes=sum(1 for each in free if each.made),
        back=sum(1 for each in free if not each.made),
        stays=len(staying),
        reasons=tuple(Reason(*each) for each in Counter(s.why_not for s in staying).most_common()),
        staying=tuple(staying[:SHOWN]),
        batch_url=f"/batches/{imported.batch.number}" if imported.batch else "",
    )
