"""Tables through the API: a file to import, its rows with their verdicts, and lists as files."""

from typing import Any, cast

from django.http import HttpResponse

from armillary.api.answers import answer
from armillary.api.asking import parameters
from armillary.api.body import WrongMediaType
from armillary.api.naming import record_named
from armillary.fittings import past
from armillary.fittings.exports.vocabulary import Form
from armillary.fittings.imports import queries
from armillary.fittings.imports.mapping.mapping import to_data
from armillary.fittings.imports.models import File, Import, Row
from armillary.fittings.imports.proposing import proposed
from armillary.fittings.imports.sending import send
from armillary.fittings.imports.vocabulary import Verdict
from armillary.gate.handing import OWN, form_named, one_moment, sent
from armillary.gate.request import Request, act_of, actor_of, body_of
from armillary.kernel.declarations import RecordType
from armillary.kernel.listing.asked import BadQuestion
from armillary.kernel.listing.grammar import question
from armillary.kernel.listing.parameters import address, pairs_of, put
from armillary.kernel.registry import record_types

MOST = 500
_FORMS = ("multipart/", "application/x-www-form-urlencoded")
_VERDICTS = frozenset(verdict.value for verdict in Verdict if verdict.value)


def send_file(request: Request) -> HttpResponse:
    """Send a file to import, which is the body itself. With `into` a mapping is proposed."""
    asked = parameters(request, frozenset({"name", "sheet", "into"}))
    if not asked.text("name").strip():
        raise BadQuestion({"name": "Say what the file is called: ?name=callers.csv"})
    if request.META.get("CONTENT_TYPE", "").lower().startswith(_FORMS):
        raise WrongMediaType("Send the file itself as the body, not a form that holds it.")
    into = asked.text("into")
    if into and into not in record_types():
        raise BadQuestion({"into": "There is no such record type."})
    act = act_of(request)
    file = send(act, name=asked.text("name"), content=body_of(request), sheet=asked.text("sheet"))
    return answer(_told(request, file, into), 201)


def _told(request: Request, file: File, into: str) -> dict[str, Any]:
    mapping = to_data(proposed(file, into, act_of(request))) if into else None
    return {
        "file": str(file.pk),
        "name": file.name,
        "found": file.found,
        "lines": file.rows.count(),
        "mapping": mapping,
    }


def rows(request: Request, number: str) -> HttpResponse:
    """The rows of an import in their order, with what the check says of each."""
    asked = parameters(request, frozenset({"verdict", "after", "limit"}))
    only = asked.text("verdict")
    if only and only not in _VERDICTS:
        raise BadQuestion({"verdict": f"Choose among {', '.join(sorted(_VERDICTS))}."})
    limit = asked.whole("limit", 1, MOST, MOST)
    after = asked.whole("after", 0, 10**7, 0)
    imported = record_named(Import, number, actor_of(request))
    found = queries.rows_of(imported).filter(line__gt=after)
    lines = list((found.filter(verdict=only) if only else found)[: limit + 1])
    more = len(lines) > limit
    path = f"/api/v1/imports/{imported.number}/rows"
    going_on = put(asked.pairs, "after", str(lines[limit - 1].line)) if more else ()
    return answer(
        {
            "items": [_row(row) for row in lines[:limit]],
            "next": address(path, going_on) if more else None,
        }
    )


def _row(row: Row) -> dict[str, Any]:
    return {
        "line": row.line,
        "verdict": row.verdict or None,
        "number": row.about or None,
        "wrong": [{"column": column or None, "why": why} for column, why in row.wrong],
        "changes": row.changes,
        "cells": row.cells,
    }


def export(request: Request, kind: RecordType) -> HttpResponse:
    """The list that the question means, whole, as a file."""
    asking = request.META.get("QUERY_STRING", "")
    pairs = pairs_of(asking)
    asked = {name: text for name, text in pairs if name in OWN}
    form = form_named(asked.get("format", Form.JSON))
    act = act_of(request)
    then = past.asked(kind, pairs, act.actor, act.at)
    with one_moment(act):
        whole = question(kind, pairs, act.actor, ignored=OWN | past.NAMES if then else OWN)
        bom = asked.get("bom") == "true"
        return cast("HttpResponse", sent(whole, act, form, question=asking, bom=bom, then=then))
