"""The page of a batch: how far it is, what was refused and why, and all of it as a file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.fittings.batches.declaration import BATCH
from armillary.fittings.batches.models import Batch, Item
from armillary.fittings.batches.queries import items, tally, undoing
from armillary.fittings.batches.rules import share
from armillary.fittings.batches.vocabulary import UNFINISHED, Outcome
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of, actor_of
from armillary.kernel.registry import record_types
from armillary.people.models import Person
from armillary.records.models import numbered
from armillary.web.records.crumbs import crumbs
from armillary.web.records.doors import Button
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable
from armillary.web.reports.comma_separated import file_of

SHOWN = 100
THEIRS = frozenset({"cancel", "undo"})


@dataclass(frozen=True, slots=True)
class Told:
    """An item as people read it."""

    place: int
    number: str
    url: str
    outcome: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Figure:
    """How many items have an outcome, and the file with them."""

    label: str
    count: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a batch is; `undone_by` and `undoes` are the addresses of the way back and forth."""

    total: int
    treated: int
    percent: int
    going: bool
    figures: tuple[Figure, ...]
    refused: tuple[Told, ...]
    refused_count: int
    all_url: str
    refused_url: str
    undone_by: str
    undoes: str


@signed_in
@require_safe
def batch_page(request: Request, number: str) -> HttpResponse:
    """Show a batch to somebody who may see it."""
    act = act_of(request)
    batch = _batch(number, act.actor)
    view = record_view(BATCH, batch, act, all_="all" in request.GET)
    page = {
        "title": f"{view.number} {view.title}",
        "record": replace(view, verbs=_theirs(view.verbs)),
        "progress": progress_of(batch, act.actor),
        "breadcrumbs": crumbs(BATCH, (view.number, "")),
    }
    return render(request, "batch.html", page)


@signed_in
@require_safe
def items_as_file(request: Request, number: str) -> HttpResponse:
    """What became of each item, as comma-separated values."""
    batch = _batch(number, actor_of(request))
    asked = request.GET.get("outcome", "")
    chosen = [asked] if asked in Outcome.values else []
    lines = (
        (str(each.place), each.number, each.outcome, each.sentence)
        for each in _told(batch, items(batch, chosen).iterator())
    )
    name = f"{batch.number}-{asked}.csv" if chosen else f"{batch.number}.csv"
    return file_of(chain([("place", "number", "outcome", "sentence")], lines), name)


def progress_of(batch: Batch, actor: Person) -> Progress:
    """Count the items, and read the first that were refused."""
    found = tally(batch)
    treated = found.total - found.waiting
    refused = items(batch, [Outcome.REFUSED])[:SHOWN]
    back = undoing(batch, actor)
    return Progress(
        total=found.total,
        treated=treated,
        percent=share(treated, found.total),
        going=batch.state in UNFINISHED,
        figures=(
            Figure("Done", f"{found.done:,}", "good"),
            Figure("Refused", f"{found.refused:,}", "bad" if found.refused else ""),
            Figure("Cancelled", f"{found.cancelled:,}", ""),
            Figure("Waiting", f"{found.waiting:,}", ""),
            Figure("In all", f"{found.total:,}", ""),
        ),
        refused=tuple(_told(batch, refused)),
        refused_count=found.refused,
        all_url=f"/batches/{batch.number}/items.csv",
        refused_url=f"/batches/{batch.number}/items.csv?outcome=refused",
        undone_by=back.number if back else "",
        undoes=numbered(Batch.prefix, batch.undoes_id),
    )


def _theirs(verbs: Iterable[Button]) -> tuple[Button, ...]:
    """What people can do to it now; the rest is the robot's. Neither is what one likely wants."""
    possible = (each for each in verbs if each.name in THEIRS and each.allowed)
    return tuple(replace(each, primary=False) for each in possible)


def _batch(number: str, actor: Person) -> Batch:
    found = readable(BATCH, number, actor)
    if not isinstance(found, Batch):
        raise TypeError(f"{number} is no batch.")
    return found


def _told(batch: Batch, found: Iterable[Item]) -> Iterator[Told]:
    kind = record_types().get(batch.record_type)
    for item in found:
        number = numbered(kind.model.prefix, item.record_id) if kind else ""
        url = f"/{kind.slug}/{number}" if kind and number else ""
        yield Told(item.place, number, url, item.outcome, item.sentence)
