"""The page of an import: what the check says, row by row, and what became of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.fittings.batches.models import Batch
from armillary.fittings.batches.queries import tally, undoing
from armillary.fittings.batches.vocabulary import State as BatchState
from armillary.fittings.imports import queries
from armillary.fittings.imports.mapping.mapping import (
    LEFT_OUT,
    UNDECIDED,
    Column,
    Mapping,
    from_data,
)
from armillary.fittings.imports.mapping.targets import creation_of, kind_of, targets_of
from armillary.fittings.imports.models import Import, Row
from armillary.fittings.imports.vocabulary import State, Verdict
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.acts import Act
from armillary.kernel.registry import record_type_of
from armillary.web.imports.reading import import_named
from armillary.web.imports.steps import Step, steps_of
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view

PAGE, SHOWN = 50, 4
WORDS = {
    Verdict.NEW: "New",
    Verdict.CHANGE: "Changed",
    Verdict.SAME: "As it is",
    Verdict.REFUSED: "Refused",
}
DONE_WORDS = WORDS | {Verdict.NEW: "Made"}


@dataclass(frozen=True, slots=True)
class Tab:
    """The rows of one verdict, with how many they are."""

    label: str
    count: int
    url: str
    current: bool
    tone: str


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is wrong with a row, or that would change."""

    column: str
    text: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row of the report."""

    line: int
    verdict: str
    tone: str
    number: str
    url: str
    told: tuple[Told, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far something is that goes on by itself."""

    words: str
    done: int
    total: int

    @property
    def share(self) -> int:
        return self.done * 100 // self.total if self.total else 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportView:
    """All that the page of an import shows beside what every record shows."""

    state: str
    owner: bool
    into: str
    slug: str
    url: str
    steps: tuple[Step, ...]
    progress: Progress | None
    answer: str
    good: int
    refused: int
    tabs: tuple[Tab, ...]
    heads: tuple[str, ...]
    rows: tuple[RowLine, ...]
    next_url: str
    before: Import | None
    batch: str
    batch_url: str
    can_take_back: bool
    taken_back: str
    taken_back_url: str


@signed_in
@require_safe
def import_page(request: Request, number: str) -> HttpResponse:
    """Show how far an import is, and its rows."""
    act = act_of(request)
    imported = import_named(number, act.actor)
    kind = record_type_of(Import)
    record = record_view(kind, imported, act, all_="all" in request.GET)
    view = import_view(imported, act, request.GET.get("rows", ""), _after(request))
    page = {
        "title": f"{record.number} {record.title}",
        "record": record,
        "import": view,
        "breadcrumbs": crumbs(kind, (record.number, "")),
    }
    return render(request, "imports/page.html", page)


def _after(request: Request) -> int:
    text = request.GET.get("after", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def import_view(imported: Import, act: Act, only: str, after: int) -> ImportView:
    """The import as its template needs it."""
    counted = queries.verdicts(imported) if imported.mapping else {}
    batch = imported.batch
    rows, more = _page(imported, only, after) if _was_checked(imported) else ([], False)
    mapping = from_data(imported.mapping) if imported.mapping else None
    url = f"/imports/{imported.number}"
    back = undoing(batch, act.actor) if batch else None
    return ImportView(
        state=imported.state,
        owner=imported.owner_id == act.actor.pk,
        into=kind_of(imported.into).plural.lower(),
        slug=imported.into,
        url=url,
        steps=steps_of(imported),
        progress=_progress(imported, counted, back),
        answer=_answer(imported, counted, back),
        good=counted.get(Verdict.NEW, 0) + counted.get(Verdict.CHANGE, 0),
        refused=counted.get(Verdict.REFUSED, 0),
        tabs=_tabs(counted, url, only) if _was_checked(imported) else (),
        heads=_heads(mapping),
        rows=tuple(_lines(imported, mapping, rows, act, back is not None)) if mapping else (),
        next_url=f"{url}?rows={only}&after={rows[-1].line}" if more else "",
        before=queries.done_before(imported) if imported.state == State.CHECKED else None,
        batch=batch.number if batch else "",
        batch_url=f"/batches/{batch.number}" if batch else "",
        can_take_back=batch is not None
        and batch.state in (BatchState.DONE, BatchState.CANCELLED)
        and batch.done > 0,
        taken_back=back.number if back else "",
        taken_back_url=f"/batches/{back.number}" if back else "",
    )


def _was_checked(imported: Import) -> bool:
    return imported.state in (State.CHECKED, State.STARTED)


def _progress(imported: Import, counted: dict[str, int], back: Batch | None) -> Progress | None:
    if imported.state == State.CHECKING:
        done = sum(count for verdict, count in counted.items() if verdict)
        return Progress("rows tried", done, imported.rows)
    for batch, words in ((back, "taken back"), (imported.batch, "taken in")):
        if batch is not None and batch.state in _BUSY:
            found = tally(batch)
            return Progress(f"rows {words}", found.total - found.waiting, found.total)
    return None


_BUSY = (BatchState.PREPARING, BatchState.WAITING, BatchState.RUNNING, BatchState.CANCELLING)


def _answer(imported: Import, counted: dict[str, int], back: Batch | None) -> str:
    """In one sentence: where it stands."""
    into = kind_of(imported.into).plural.lower()
    batch = imported.batch
    if imported.state == State.DRAFT:
        return "Nothing is taken in yet. Say what the columns become."
    if imported.state == State.CHECKING:
        return "Every row is tried and taken back again. Nothing is taken in yet."
    if imported.state == State.DROPPED:
        return "This was given up. Nothing of the file was taken in."
    if imported.state == State.CHECKED or batch is None:
        good = counted[Verdict.NEW] + counted[Verdict.CHANGE]
        return f"{good:,} of {imported.rows:,} rows can become {into}. Nothing is taken in yet."
    if back is not None:
        return (
            f"{back.done:,} of {back.total:,} rows were taken back, {back.refused:,} could not be."
        )
    if batch.state in _BUSY:
        return "The good rows are being taken in, each by the verbs that you would use yourself."
    refused = f", {batch.refused:,} were refused on the way" if batch.refused else ""
    return f"{batch.done:,} of {batch.total:,} good rows were taken in{refused}."


def _tabs(counted: dict[str, int], url: str, only: str) -> tuple[Tab, ...]:
    every = Tab("All rows", sum(counted.values()), url, not only, "")
    return (
        every,
        *(
            Tab(WORDS[verdict], counted[verdict], f"{url}?rows={verdict}", only == verdict, verdict)
            for verdict in WORDS
            if counted[verdict] or verdict == only
        ),
    )


def _page(imported: Import, only: str, after: int) -> tuple[list[Row], bool]:
    rows: QuerySet[Row] = queries.rows_of(imported).filter(line__gt=after)
    if only in WORDS:
        rows = rows.filter(verdict=only)
    found = list(rows[: PAGE + 1])
    return found[:PAGE], len(found) > PAGE


def _heads(mapping: Mapping | None) -> tuple[str, ...]:
    return tuple(column.head for column in _main(mapping)) if mapping else ()


def _main(mapping: Mapping) -> Sequence[Column]:
    going = [each for each in mapping.columns if each.to not in (UNDECIDED, LEFT_OUT)]
    return going[:SHOWN]


def _lines(
    imported: Import, mapping: Mapping, rows: Sequence[Row], act: Act, undone: bool
) -> Iterator[RowLine]:
    kind = kind_of(imported.into)
    targets = targets_of(kind, creation_of(kind, mapping.creation), act.actor)
    labels = {name: each.argument.label for name, each in targets.items()}
    for row in rows:
        line = _line(imported, mapping, row, labels)
        yield _taken_back(line, row) if undone and _is_back(row) else line


def _is_back(row: Row) -> bool:
    """Whether a row was taken in, and what it did is there no more."""
    return row.version is None and bool(row.before or (row.verdict == Verdict.NEW and row.about))


def _taken_back(line: RowLine, row: Row) -> RowLine:
    """A new record is gone; one that was changed is there."""
    url = line.url if row.before else ""
    return replace(line, verdict="Taken back", tone=Verdict.SAME, url=url, told=())


def _line(imported: Import, mapping: Mapping, row: Row, labels: dict[str, str]) -> RowLine:
    words = DONE_WORDS if imported.state == State.STARTED and row.version else WORDS
    wrong = [Told(column, why) for column, why in row.wrong]
    changed = [Told(labels.get(name, name), new, old) for name, (old, new) in row.changes.items()]
    return RowLine(
        line=row.line,
        verdict=words.get(Verdict(row.verdict), "Not tried"),
        tone=row.verdict,
        number=row.about,
        url=f"/{imported.into}/{row.about}" if row.about else "",
        told=(*wrong, *changed),
        cells=tuple(
            row.cells[column.at] if column.at < len(row.cells) else "" for column in _main(mapping)
        ),
    )
