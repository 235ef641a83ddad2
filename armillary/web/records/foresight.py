"""What a verb would touch, told in its form before it is done, and again as the form is filled."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import NotAllowed, NotFound
from armillary.kernel.lifecycle.enacting import activity_of, objection
from armillary.kernel.lifecycle.verb import Verb
from armillary.records.models import Record
from armillary.web.asking import kind_named
from armillary.web.records.reading import readable
from armillary.web.submitted import typed_in


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The sentence, and where it is told anew for what is typed by then."""

    text: str
    url: str


def foreseen(
    kind: RecordType, verb: Verb, record: Record | None, act: Act, typed: Mapping[str, str]
) -> Foreseen | None:
    """What the form of this verb says; None where the type declares nothing of the kind."""
    tell = kind.foresight.get(verb.name)
    if tell is None:
        return None
    number = f"?number={record.number}" if record else ""
    return Foreseen(tell(record, act, typed), f"/foresee/{kind.slug}/{verb.name}{number}")


@signed_in
@require_POST
def foresee(request: Request, slug: str, name: str) -> HttpResponse:
    """Tell it to somebody who may do the verb. Nothing is done."""
    kind, act = kind_named(slug), act_of(request)
    number = request.GET.get("number", "")
    verbs: tuple[Verb, ...] = kind.verbs if number else kind.creations
    verb = next((each for each in verbs if each.name == name), None)
    if verb is None or name not in kind.foresight:
        raise NotFound("There is nothing to foresee.")
    record = readable(kind, number, act.actor) if number else None
    _may(kind, verb, record, act)
    told = foreseen(kind, verb, record, act, typed_in(request))
    return render(request, "parts/foresight.html", {"foresight": told})


def _may(kind: RecordType, verb: Verb, record: Record | None, act: Act) -> None:
    """Raise what keeps this person from doing it."""
    if record is not None:
        if refusal := objection(verb, record, act):
            raise refusal
    elif why := verb.allowed.refusal(None, act, activity_of(verb, kind.model)):
        raise NotAllowed(why)
