"""A mail as it came: its words on its page, its markup in a frame where nothing runs."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.fittings.mail.models import IncomingMail
from armillary.fittings.mail.parsing.markup import harmless
from armillary.fittings.mail.queries import original_of
from armillary.gate.admission import staff_only
from armillary.gate.headers import IN_A_FRAME
from armillary.gate.passing_on import for_download
from armillary.gate.request import Request, act_of, actor_of
from armillary.kernel.errors import NotFound
from armillary.records.models import Record
from armillary.web.asking import kind_named
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable
from armillary.web.values.fields import prose
from armillary.web.values.kinds import Piece

SLUG = "incoming-mails"
LONGEST = 50_000
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Mail</title></head><body>{body}</body></html>
"""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that was in the mail: a name and how large it was."""

    name: str
    size: str


@dataclass(frozen=True, slots=True)
class Message:
    """What a mail says."""

    became: tuple[Piece, ...]
    text: tuple[Piece, ...]
    files: tuple[Enclosed, ...]
    markup_url: str
    source_url: str


@staff_only
@require_safe
def page(request: Request, number: str) -> HttpResponse:
    """The record of a mail, with the mail."""
    kind, act = kind_named(SLUG), act_of(request)
    mail = readable(kind, number, act.actor)
    view = record_view(kind, mail, act, all_="all" in request.GET)
    return render(
        request,
        "mail_record.html",
        {
            "title": f"{view.number} {view.title}",
            "record": view,
            "message": _message(view.url, _mail(mail)),
            "breadcrumbs": crumbs(kind, (view.number, "")),
        },
    )


@staff_only
@require_safe
def markup(request: Request, number: str) -> HttpResponse:
    """The markup of a mail, made harmless once more, under a policy that lets nothing happen."""
    original = original_of(_mail(readable(kind_named(SLUG), number, actor_of(request))))
    answer = HttpResponse(PAGE.replace("{body}", harmless(original.html)))
    answer["Content-Security-Policy"] = IN_A_FRAME
    return answer


@staff_only
@require_safe
def source(request: Request, number: str) -> HttpResponse:
    """The message byte for byte, for saving."""
    mail = readable(kind_named(SLUG), number, actor_of(request))
    return for_download(bytes(original_of(_mail(mail)).raw), f"{mail.number}.eml")


def _mail(record: Record) -> IncomingMail:
    if isinstance(record, IncomingMail):
        return record
    raise NotFound("There is no such mail.")


def _message(url: str, mail: IncomingMail) -> Message:
    original = original_of(mail)
    return Message(
        became=prose(mail.became),
        text=prose(original.text[:LONGEST]),
        files=tuple(Enclosed(each["name"], f"{each['bytes']:,} bytes") for each in original.files),
        markup_url=f"{url}/html" if original.html.strip() else "",
        source_url=f"{url}/source",
    )
