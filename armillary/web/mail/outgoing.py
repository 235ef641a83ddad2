"""What goes out by mail: each with its state and what keeps it, and the way to send it again."""

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from armillary.fittings.mail import outgoing, queries
from armillary.fittings.mail.jobs import NO_ACCOUNT
from armillary.fittings.mail.models import OutgoingMail
from armillary.fittings.mail.vocabulary import Kind, OutgoingState
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel.errors import Malformed, NotFound
from armillary.kernel.lifecycle.references import BIGGEST_KEY
from armillary.web.values.fields import prose
from armillary.web.values.kinds import Moment, Piece, State
from armillary.web.values.making import moment

HERE = "/mail"
AT_ONCE = 50
TONES = {
    OutgoingState.WAITING: "waiting",
    OutgoingState.SENT: "done",
    OutgoingState.FAILED: "bad",
    OutgoingState.REFUSED: "bad",
    OutgoingState.BOUNCED: "bad",
    OutgoingState.SUPPRESSED: "closed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One mail of ours."""

    url: str
    subject: str
    address: str
    kind: str
    state: State
    why: str
    about: tuple[Piece, ...]
    moment: Moment


@dataclass(frozen=True, slots=True)
class View:
    """A tab above the list."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Trouble:
    """A mailbox that cannot be looked into."""

    name: str
    url: str
    words: str
    since: Moment


@staff_only
@require_safe
def page(request: Request) -> HttpResponse:
    """The newest of our mails, in one state or in all."""
    state = request.GET.get("state", "")
    if state not in ("", *OutgoingState.values):
        raise Malformed(f"state: choose one of {', '.join(OutgoingState.values)}.")
    mails = queries.newest_outgoing(state)
    if before := request.GET.get("before", ""):
        mails = mails.filter(pk__lt=_key(before))
    found = list(mails[: AT_ONCE + 1])
    more = f"{HERE}?state={state}&before={found[AT_ONCE - 1].pk}" if len(found) > AT_ONCE else ""
    return render(
        request,
        "mail.html",
        {
            "title": "Outgoing mail",
            "lines": [_line(mail) for mail in found[:AT_ONCE]],
            "views": _views(state),
            "more_url": more,
            "troubles": _troubles(),
            "has_account": queries.account_for(None) is not None,
            "empty": {
                "sentence": "Here you will see every mail that we send, and what became of it.",
                "feeder": "Mail comes from notifications, from comments and from receipts.",
                "action": None,
            },
        },
    )


@staff_only
@require_safe
def one(request: Request, key: int) -> HttpResponse:
    """One mail, as it goes out."""
    mail = _found(key)
    return render(
        request,
        "mail_one.html",
        {
            "title": mail.subject,
            "line": _line(mail),
            "mail": mail,
            "text": prose(mail.text),
            "send_url": f"{HERE}/{mail.pk}/send" if mail.state != OutgoingState.SENT else "",
        },
    )


@staff_only
@require_POST
def send_again(request: Request, key: int) -> HttpResponse:
    """Let a mail be sent that was not."""
    outgoing.send_again(act_of(request), _found(key))
    return HttpResponseRedirect(f"{HERE}/{key}", status=303)


def _found(key: int) -> OutgoingMail:
    mail = queries.outgoing(key) if key <= BIGGEST_KEY else None
    if mail is None:
        raise NotFound("There is no such mail.")
    return mail


def _key(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise Malformed("before: this must be the number of a mail.")
    return int(text)


def _line(mail: OutgoingMail) -> Line:
    state = OutgoingState(mail.state)
    return Line(
        url=f"{HERE}/{mail.pk}",
        subject=mail.subject,
        address=mail.address,
        kind=Kind(mail.kind).label,
        state=State(str(state.label), TONES[state]),
        why="" if mail.why == NO_ACCOUNT else mail.why,
        about=prose(mail.about),
        moment=moment(mail.sent_at or mail.made_at),
    )


def _views(current: str) -> list[View]:
    shown = [("", "All"), *((each.value, str(each.label)) for each in OutgoingState)]
    return [
        View(label, f"{HERE}?state={value}" if value else HERE, value == current)
        for value, label in shown
    ]


def _troubles() -> list[Trouble]:
    return [
        Trouble(
            watch.mailbox.name,
            f"/mailboxes/{watch.mailbox.number}",
            watch.trouble,
            moment(watch.looked_at),
        )
        for watch in queries.troubled()
    ]
