"""The page of a reading: what would be done for each thing, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.configuration.imports.proposals import Verdict
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.sources import queries
from armillary.assurance.configuration.sources.actions.readings import take_in
from armillary.assurance.configuration.sources.models import Reading, Row
from armillary.assurance.configuration.sources.vocabulary import State
from armillary.fittings.batches.vocabulary import UNFINISHED
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle.enacting import objection
from armillary.kernel.registry import record_type_of
from armillary.records.models import numbered
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.values.words import in_words

PAGE, TOLD = 50, 8
WORDS = {
    Verdict.UNCLEAR: "Unclear",
    Verdict.REFUSED: "Refused",
    Verdict.MISSING: "Missing",
    Verdict.CHANGED: "Changed",
    Verdict.NEW: "New",
    Verdict.HEARD: "Heard",
    Verdict.SAME: "As it is",
}
TONES = {
    Verdict.UNCLEAR: "refused",
    Verdict.REFUSED: "refused",
    Verdict.MISSING: "change",
    Verdict.CHANGED: "change",
    Verdict.NEW: "new",
    Verdict.HEARD: "same",
    Verdict.SAME: "same",
}


@dataclass(frozen=True, slots=True)
class Tab:
    """The things of one verdict, with how many they are."""

    label: str
    count: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence about a thing: a value with what it was, a relation, or a note."""

    text: str
    label: str = ""
    before: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing; what is told of it beyond a few lines is unfolded."""

    verdict: str
    tone: str
    name: str
    class_name: str
    key: str
    number: str
    why: str
    told: tuple[Told, ...]
    more: tuple[Told, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A reading as its template needs it."""

    url: str
    answer: str
    busy: bool
    can_take_in: bool
    version: int
    batch: str
    tabs: tuple[Tab, ...]
    lines: tuple[Line, ...]
    next_url: str
    left_out: tuple[tuple[str, str], ...]
    left: int


@signed_in
@require_safe
def reading_page(request: Request, number: str) -> HttpResponse:
    """Show what would be done, thing by thing."""
    act = act_of(request)
    reading = queries.reading_named(number, act)
    kind = record_type_of(Reading)
    record = record_view(kind, reading, act, all_="all" in request.GET)
    page = {
        "title": f"{record.number} {record.title}",
        "record": record,
        "reading": _view(reading, act, request.GET.get("rows", ""), _after(request)),
        "breadcrumbs": crumbs(kind, (record.number, "")),
    }
    return render(request, "sources/page.html", page)


def _after(request: Request) -> int:
    text = request.GET.get("after", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _view(reading: Reading, act: Act, only: str, after: int) -> ReadingView:
    only = only if only in WORDS else ""
    url = f"/readings/{reading.number}"
    rows = queries.page_of(reading, only, after, PAGE + 1)
    more = len(rows) > PAGE
    batch = reading.batch
    under_way = batch is not None and batch.state in UNFINISHED
    return ReadingView(
        url=url,
        answer=_answer(reading),
        busy=reading.state == State.TRYING or under_way,
        can_take_in=objection(take_in, reading, act) is None and _does_something(reading),
        version=reading.version,
        batch=batch.number if batch else "",
        tabs=tuple(_tabs(reading, url, only)),
        lines=tuple(map(_line, rows[:PAGE])),
        next_url=f"{url}?rows={only}&after={rows[PAGE - 1].place}" if more else "",
        left_out=tuple((where, why) for where, why in reading.left_out[:PAGE]),
        left=reading.left,
    )


def _does_something(reading: Reading) -> bool:
    changes = reading.made + reading.changed + reading.absent
    return bool(changes + reading.same + reading.begins + reading.ends)


def _answer(reading: Reading) -> str:
    """In one sentence: where it stands."""
    if reading.state == State.TRYING:
        return "The files are being read. Nothing is taken in yet."
    if reading.state == State.UNREADABLE:
        return reading.trouble
    if reading.state == State.DROPPED:
        return "This was given up. Nothing of it was taken in."
    told = (
        f"{reading.made:,} new, {reading.changed:,} changed, {reading.same:,} as they are; "
        f"{reading.begins:,} relations begin, {reading.ends:,} end."
    )
    open_ = reading.unclear + reading.refused
    left = f" {open_:,} {'is' if open_ == 1 else 'are'} left to people." if open_ else ""
    if reading.state == State.TRIED:
        return f"{told}{left} Nothing is taken in yet."
    return f"{told}{left}"


def _tabs(reading: Reading, url: str, only: str) -> Iterator[Tab]:
    counted = queries.verdicts(reading)
    if not counted:
        return
    yield Tab("Everything", f"{sum(counted.values()):,}", url, not only)
    for verdict, words in WORDS.items():
        if counted.get(verdict) or verdict == only:
            many = f"{counted.get(verdict, 0):,}"
            yield Tab(words, many, f"{url}?rows={verdict}", only == verdict)


def _line(row: Row) -> Line:
    verdict, told = Verdict(row.verdict), tuple(_told(row))
    return Line(
        verdict=WORDS[verdict],
        tone=TONES[verdict],
        name=row.name,
        class_name=row.class_name.replace("_", " "),
        key=row.key,
        number=numbered(ConfigurationItem.prefix, row.ci) if row.ci else "",
        why=row.why,
        told=told[:TOLD],
        more=told[TOLD:],
        sentence=row.sentence,
    )


def _told(row: Row) -> Iterator[Told]:
    for name, (old, new, why) in row.changes.items():
        if name != "name" or row.ci:
            changed = why if old is not None else ""
            yield Told(
                in_words(new, nothing=""),
                name.replace("_", " "),
                in_words(old, nothing=""),
                changed,
            )
    for words, relations in (("begins", row.begins), ("ends", row.ends)):
        yield from (_relation(words, each) for each in relations[:20])
    yield from (Told(note, "not taken") for note in row.notes)


def _relation(words: str, told: Sequence[Any]) -> Told:
    type_name, target, group, *_ = told
    to = numbered(ConfigurationItem.prefix, target) if isinstance(target, int) else target
    among = f" (one of “{group}”)" if group else ""
    return Told(f"{type_name.replace('_', ' ')} {to}{among}", words)
