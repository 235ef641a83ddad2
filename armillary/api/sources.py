"""What sources tell through the API: files, what agents saw, and what would become of it."""

from typing import Any

from django.http import HttpResponse

from armillary.api.answers import answer
from armillary.api.asking import parameters
from armillary.api.body import WrongMediaType
from armillary.assurance.configuration.imports.proposals import Verdict
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.sources import queries
from armillary.assurance.configuration.sources.actions.readings import hear
from armillary.assurance.configuration.sources.models import Row
from armillary.assurance.configuration.sources.sending import send
from armillary.assurance.configuration.sources.vocabulary import Form
from armillary.gate.request import Request, act_of, body_of
from armillary.kernel.listing.asked import BadQuestion
from armillary.kernel.listing.parameters import address, put
from armillary.records.models import numbered

MOST = 500
_FORMS = ("multipart/", "application/x-www-form-urlencoded")
_VERDICTS = frozenset(verdict.value for verdict in Verdict)


def send_file(request: Request) -> HttpResponse:
    """Send a file of a source, which is the body itself; a reading is made of it later."""
    asked = parameters(request, frozenset({"name"}))
    if request.META.get("CONTENT_TYPE", "").lower().startswith(_FORMS):
        raise WrongMediaType("Send the file itself as the body, not a form that holds it.")
    file = send(act_of(request), name=asked.text("name"), content=body_of(request))
    return answer({"file": str(file.pk), "name": file.name}, 201)


def seen(request: Request, source: str) -> HttpResponse:
    """Take in what an agent saw; what is not clear waits for a person."""
    asked = parameters(request, frozenset({"complete", "only_known"}))
    for name in ("complete", "only_known"):
        if asked.text(name) not in ("", "true", "false"):
            raise BadQuestion({name: "Say true or false."})
    act = act_of(request)
    sent = send(act, name="seen.json", content=body_of(request))
    reading = hear(
        act,
        source=source,
        form=Form.DISCOVERY,
        files=str(sent.pk),
        complete=asked.text("complete") == "true",
        only_known=asked.text("only_known") == "true",
        at_once=True,
    )
    url = f"/api/v1/readings/{reading.number}"
    return answer({"reading": reading.number, "state": reading.state}, 202, location=url)


def rows(request: Request, number: str) -> HttpResponse:
    """What would become of each thing that a reading tells of, and what did."""
    asked = parameters(request, frozenset({"verdict", "after", "limit"}))
    only = asked.text("verdict")
    if only and only not in _VERDICTS:
        raise BadQuestion({"verdict": f"Choose among {', '.join(sorted(_VERDICTS))}."})
    limit = asked.whole("limit", 1, MOST, MOST)
    after = asked.whole("after", 0, 10**7, 0)
    reading = queries.reading_named(number, act_of(request))
    lines = queries.page_of(reading, only, after, limit + 1)
    more = len(lines) > limit
    path = f"/api/v1/readings/{reading.number}/rows"
    going_on = put(asked.pairs, "after", str(lines[limit - 1].place)) if more else ()
    found = [_row(row) for row in lines[:limit]]
    return answer({"items": found, "next": address(path, going_on) if more else None})


def _row(row: Row) -> dict[str, Any]:
    return {
        "place": row.place,
        "verdict": row.verdict,
        "key": row.key,
        "item": numbered(ConfigurationItem.prefix, row.ci) if row.ci else None,
        "class": row.class_name,
        "name": row.name,
        "why": row.why,
        "changes": {
            name: {"before": old, "after": new, "why": why}
            for name, (old, new, why) in row.changes.items()
        },
        "begins": [_relation(each) for each in row.begins],
        "ends": [_relation(each) for each in row.ends],
        "notes": row.notes,
        "outcome": row.outcome or None,
        "sentence": row.sentence,
    }


def _relation(told: list[Any]) -> dict[str, Any]:
    type_name, target, group, needed, share = told
    to = numbered(ConfigurationItem.prefix, target) if isinstance(target, int) else target
    return {"type": type_name, "target": to, "group": group, "needed": needed, "share": share}
