"""Asking the CMDB through the API: in words or by number, page by page or as a file."""

from typing import Any

from django.http import HttpResponse

from armillary.api.answers import answer
from armillary.api.asking import Parameters, parameters
from armillary.api.naming import ROOT, key_named
from armillary.assurance.configuration.answering import (
    FORMS,
    TYPES,
    fields_told,
    file_of,
    row_of,
    whole,
)
from armillary.assurance.configuration.asking.parsing import parse
from armillary.assurance.configuration.asking.tree import Asked
from armillary.assurance.configuration.asking.words import Misread
from armillary.assurance.configuration.models import ConfigurationItem, Question
from armillary.assurance.configuration.queries import answers
from armillary.assurance.configuration.queries.answers import Answer, Found
from armillary.assurance.configuration.queries.language import language
from armillary.fittings import past
from armillary.gate.request import Request, act_of
from armillary.kernel.access.visibility import visible
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, NotFound
from armillary.kernel.fields import fields_of
from armillary.kernel.lifecycle.rows import NOT_THERE
from armillary.kernel.listing import cursor
from armillary.kernel.listing.asked import BadQuestion, Order
from armillary.kernel.listing.parameters import address, put
from armillary.kernel.listing.values import NotAValue
from armillary.kernel.registry import record_type_of
from armillary.people.models import Person

USUAL, MOST = 100, 1_000
KNOWN = frozenset({"limit", "after", "format", *past.NAMES})


def answer_of(request: Request, number: str) -> HttpResponse:
    """The things that the question means and the caller may see, by name."""
    given = parameters(request, KNOWN if number else KNOWN | {"q"})
    act, path = act_of(request), f"{ROOT}/questions/{f'{number}/' if number else ''}answer"
    text = _kept(number, act.actor) if number else given.text("q")
    moments = tuple(pair for pair in given.pairs if pair[0] in past.NAMES)
    then = past.asked(record_type_of(ConfigurationItem), moments, act.actor, act.at)
    asked = _read(text, act, then)
    if form := given.text("format"):
        return _file(asked, act, then, form, text)
    place = _place(given.text("after"))
    found = answers.answer(asked, act.actor, then, most=_limit(given) + 1, after=place)
    return answer(_document(text, asked, act.actor, found, given, path))


def _kept(number: str, actor: Person) -> str:
    key = key_named(record_type_of(Question), number)
    text: str | None = (
        visible(Question, actor).filter(pk=key).values_list("text", flat=True).first()
    )
    if text is None:
        raise NotFound(NOT_THERE)
    return text


def _read(text: str, act: Act, then: past.Moment | None) -> Asked:
    try:
        return parse(text, language(act.actor, then.valid if then else act.at, then))
    except Misread as wrong:
        raise Invalid({"q": f"{wrong.message} (at letter {wrong.start + 1})"}) from None


def _file(asked: Asked, act: Act, then: past.Moment | None, form: str, text: str) -> HttpResponse:
    if form not in FORMS:
        raise BadQuestion({"format": f"Choose among {', '.join(FORMS)}."})
    name, content = file_of(whole(asked, act, then), act, form, text)
    response = HttpResponse(content, content_type=TYPES[form])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _document(
    text: str,
    asked: Asked,
    actor: Person,
    found: Answer,
    given: Parameters,
    path: str,
) -> dict[str, Any]:
    limit = _limit(given)
    fields, told = fields_told(asked, actor), found.found[:limit]
    names = [field.name for field in fields]
    return {
        "question": text,
        "notes": asked.notes,
        "count": {"number": found.counted, "more": found.more_than_counted},
        "items": [dict(zip(names, row_of(each, fields).values, strict=True)) for each in told],
        "next": address(path, put(given.pairs, "after", _after(told[-1])))
        if len(found.found) > limit
        else None,
    }


def _limit(given: Parameters) -> int:
    return given.whole("limit", 1, MOST, USUAL)


def _order() -> tuple[Order, ...]:
    fields = fields_of(record_type_of(ConfigurationItem))
    return tuple(Order(fields[each], descending=False) for each in ("name", "number"))


def _after(last: Found) -> str:
    return cursor.written(_order(), (last.name, last.key))


def _place(text: str) -> tuple[str, int] | None:
    if not text:
        return None
    try:
        name, key = cursor.read(text, _order())
    except NotAValue as error:
        raise BadQuestion({"after": str(error)}) from None
    return name, key
