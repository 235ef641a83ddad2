"""Asking the CMDB: the text of a question, its builder, the answer, and the answer as a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.assurance.configuration.answering import FORMS, ITEMS, whole
from armillary.assurance.configuration.asking.parsing import parse
from armillary.assurance.configuration.asking.tree import Asked
from armillary.assurance.configuration.asking.words import Misread
from armillary.assurance.configuration.queries import answers
from armillary.assurance.configuration.queries.answers import Answer
from armillary.assurance.configuration.queries.language import language
from armillary.assurance.configuration.queries.questions import kept
from armillary.fittings import past
from armillary.gate.admission import signed_in, staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel.errors import Invalid
from armillary.kernel.listing.parameters import address
from armillary.web.asking import kind_named
from armillary.web.configuration.answering import download, table_of
from armillary.web.configuration.building import builder, built
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable
from armillary.web.records.then import then_of
from armillary.web.values.kinds import Way

PATH, FILE = "/questions/ask", "/questions/answer"
AT_ONCE = 100
QUESTIONS = "questions"
EXAMPLES = (
    "server where owner is empty",
    "server where needed by service where criticality = 1",
    "anything where last_seen_at < today - 60d",
    "service where not (needs server)",
)


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why the question makes no sense, and the text around the place."""

    message: str
    before: str
    place: str
    after: str


@dataclass(frozen=True, slots=True)
class Pager:
    """The way to the things before and after these."""

    before: str
    after: str
    first: int
    last: int


@staff_only
@require_safe
def ask(request: Request) -> HttpResponse:
    """Ask in words or with the builder, and read the answer."""
    act, kind = act_of(request), kind_named(ITEMS)
    text = request.GET.get("q", "").strip() or built(request.GET)
    offset = _offset(request.GET.get("from", ""))
    then = past.asked(kind, _moments(request), act.actor, act.at)
    words = language(act.actor, then.valid if then else act.at, then)
    page: dict[str, Any] = {
        "title": "Ask the CMDB",
        "breadcrumbs": crumbs(kind_named(QUESTIONS), ("Ask", "")),
        "text": text,
        "as_of": request.GET.get("as_of", ""),
        "examples": [Way(each, address(PATH, (("q", each),))) for each in EXAMPLES],
        "kept": [Way(each.name, address(PATH, (("q", each.text),))) for each in kept()],
        "builder": builder(words, request.GET),
        "then": then_of(then, address(PATH, (("q", text),))),
    }
    status = 200
    if text:
        try:
            asked = parse(text, words)
        except Misread as wrong:
            page["flaw"] = _flaw(text, wrong)
            status = 422
        else:
            found = answers.answer(asked, act.actor, then, most=AT_ONCE, offset=offset)
            page |= _told(asked, found, text, offset, _moments(request))
    return render(request, "configuration/ask.html", page, status=status)


@staff_only
@require_safe
def answer_file(request: Request) -> HttpResponse:
    """The whole answer as a file."""
    act = act_of(request)
    text, form = request.GET.get("q", "").strip(), request.GET.get("format", "csv")
    if form not in FORMS:
        raise Invalid({"format": f"Choose among {', '.join(FORMS)}."})
    then = past.asked(kind_named(ITEMS), _moments(request), act.actor, act.at)
    try:
        asked = parse(text, language(act.actor, then.valid if then else act.at, then))
    except Misread as wrong:
        raise Invalid({"q": wrong.message}) from None
    return download(whole(asked, act, then), act, form, text)


@signed_in
@require_safe
def question(request: Request, number: str) -> HttpResponse:
    """Show a question that is kept, with the way to its answer."""
    kind, act = kind_named(QUESTIONS), act_of(request)
    found: Any = readable(kind, number, act.actor)
    view = record_view(kind, found, act, all_="all" in request.GET)
    page = {
        "title": f"{view.number} {view.title}",
        "record": view,
        "breadcrumbs": crumbs(kind, (view.number, "")),
        "text": found.text,
        "ask_url": address(PATH, (("q", found.text),)),
    }
    return render(request, "configuration/question.html", page)


def _told(
    asked: Asked, found: Answer, text: str, offset: int, moments: Sequence[tuple[str, str]]
) -> dict[str, Any]:
    pairs = (("q", text), *moments)
    count = f"{found.counted:,}" + ("+" if found.more_than_counted else "")
    last = offset + len(found.found)
    return {
        "count": count,
        "notes": asked.notes,
        "one": found.counted == 1,
        "table": table_of(asked, found.found, moments),
        "pager": Pager(
            address(PATH, (*pairs, ("from", str(max(0, offset - AT_ONCE))))) if offset else "",
            address(PATH, (*pairs, ("from", str(last)))) if last < found.counted else "",
            offset + 1,
            last,
        ),
        "files": [
            Way(label, address(FILE, (*pairs, ("format", form)))) for form, label in FORMS.items()
        ],
        "keep_url": address("/questions/new/keep", (("text", text),)),
    }


def _moments(request: Request) -> tuple[tuple[str, str], ...]:
    names = sorted(past.NAMES)
    return tuple((name, request.GET[name]) for name in names if request.GET.get(name))


def _offset(text: str) -> int:
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise Invalid({"from": "This must be a whole number."})
    return int(text)


def _flaw(text: str, wrong: Misread) -> Flaw:
    start, end = wrong.start, max(wrong.end, wrong.start)
    return Flaw(wrong.message, text[:start], text[start:end] or " ", text[end:])
