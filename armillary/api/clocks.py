"""The clocks of a record through the API, on request with every second explained."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.http import HttpResponse

from armillary.api.answers import answer
from armillary.api.asking import parameters
from armillary.api.naming import key_named
from armillary.api.records import read
from armillary.engines.clocks import Segment
from armillary.fittings.clocks.accounts import Account, accounts, holders
from armillary.fittings.clocks.facts import seconds
from armillary.gate.request import Request, actor_of
from armillary.kernel.access.visibility import visible
from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import fields_of
from armillary.records.models import Record

EXPANSIONS = frozenset({"segments"})


def clocks_of(request: Request, kind: RecordType, number: str) -> HttpResponse:
    """The clocks of a record; none where nothing is promised."""
    asked = parameters(request, frozenset({"expand"}))
    expand = asked.among("expand", EXPANSIONS)
    key, actor = key_named(kind, number), actor_of(request)
    read(kind, key, actor, (fields_of(kind)["number"],))
    record: Record = visible(kind.model, actor).get(pk=key)
    found = accounts(record, actor, request.at)
    if not expand:
        return answer({"items": [document(each) for each in found]})
    held = holders(record) if actor.is_staff else []
    now, since = seconds(request.at), seconds(record.created_at)
    return answer({"items": [_explained(each, since, now, held) for each in found]})


def document(account: Account) -> dict[str, Any]:
    """A clock as JSON; lengths are seconds of working time."""
    reckoned, promise = account.reckoned, account.track.promise
    return {
        "clock": account.kind.name,
        "strand": account.track.strand,
        "party": account.party or None,
        "objective": promise.objective,
        "state": reckoned.state.value,
        "late": account.late,
        "reason": account.reason or None,
        "target": reckoned.target,
        "spent": account.spent,
        "left": account.left,
        "started_at": _moment(reckoned.started),
        "due_at": _moment(reckoned.due),
        "breached_at": _moment(reckoned.breached),
        "ended_at": _moment(reckoned.ended),
    }


def _explained(
    account: Account, since: int, now: int, held: Sequence[tuple[int, str]]
) -> dict[str, Any]:
    first = min(since, account.track.marks[0].at)
    segments = account.segments(first, max(now, first + 1), held)
    return {**document(account), "segments": [_segment(each, account) for each in segments]}


def _segment(segment: Segment, account: Account) -> dict[str, Any]:
    return {
        "from": _moment(segment.start),
        "until": _moment(segment.end),
        "seconds": segment.seconds,
        "what": segment.kind.value,
        "reason": account.clocks.word(segment.reason) if segment.reason else None,
        "holder": segment.holder or None,
    }


def _moment(second: int | None) -> datetime | None:
    return None if second is None else datetime.fromtimestamp(second, UTC)
