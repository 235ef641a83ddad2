"""What would become of a message, without anything becoming of it."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from armillary.fittings.mail import queries
from armillary.fittings.mail.deciding import Arrived, Decision, Outcome, decide
from armillary.fittings.mail.models import Mailbox
from armillary.fittings.mail.parsing.letter import Letter
from armillary.fittings.mail.working import the_reader
from armillary.gate.admission import staff_only
from armillary.gate.request import Request
from armillary.kernel.errors import Invalid
from armillary.web.values.fields import prose
from armillary.web.values.kinds import Piece

LARGEST_HERE = 1_000_000


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would happen, and what was read in the message."""

    outcome: str
    why: str
    letter: Letter
    text: tuple[Piece, ...]
    person: str
    about: tuple[Piece, ...]
    receipt: str


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: Request) -> HttpResponse:
    """The form, and under it what would become of what was sent by it."""
    boxes = list(queries.all_mailboxes())
    chosen = request.POST.get("mailbox", "")
    raw = request.POST.get("source", "")
    foreseen = _foreseen(boxes, chosen, raw) if request.method == "POST" else None
    return render(
        request,
        "mail_simulator.html",
        {
            "title": "Mail simulator",
            "mailboxes": boxes,
            "chosen": chosen,
            "source": raw,
            "foreseen": foreseen,
        },
    )


def _foreseen(boxes: list[Mailbox], chosen: str, raw: str) -> Foreseen:
    box = next((each for each in boxes if each.number == chosen), None)
    if box is None:
        raise Invalid({"mailbox": "Choose the mailbox in which it would arrive."})
    if len(raw) > LARGEST_HERE:
        raise Invalid({"source": f"At most {LARGEST_HERE:,} characters here."})
    letter = the_reader().read(raw.encode("utf-8", "replace"))
    decision = decide(Arrived(letter, box, None))
    return Foreseen(
        outcome=_words(decision, box),
        why=decision.why,
        letter=letter,
        text=prose(letter.said if decision.outcome is Outcome.COMMENT else letter.text),
        person=_person(decision),
        about=prose(decision.place.record.number) if decision.place else (),
        receipt=_receipt(decision, box, letter),
    )


def _words(decision: Decision, box: Mailbox) -> str:
    return {
        Outcome.OPEN: f"It would become a new record, one of the {box.record_type}.",
        Outcome.COMMENT: "It would become a comment.",
        Outcome.HOLD: "It would be held until somebody looks at it.",
        Outcome.IGNORE: "It would be ignored.",
    }[decision.outcome]


def _person(decision: Decision) -> str:
    if decision.person:
        return decision.person.name
    stranger = decision.stranger
    return f"{stranger.name or stranger.address}, who would be registered" if stranger else "nobody"


def _receipt(decision: Decision, box: Mailbox, letter: Letter) -> str:
    if decision.outcome is not Outcome.OPEN:
        return "No receipt: only what becomes a new record has one."
    if letter.automatic:
        return f"No receipt: a machine wrote it ({letter.automatic})."
    return "A receipt would be sent." if box.receipts else "No receipt: this mailbox sends none."
