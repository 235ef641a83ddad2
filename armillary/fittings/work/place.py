"""A place in my work, as a text in an address. It is checked, not trusted."""

import binascii
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime
from typing import NamedTuple

from armillary.fittings.work.rules import Why
from armillary.kernel.lifecycle.references import BIGGEST_KEY
from armillary.kernel.lifecycle.text import flaw
from armillary.kernel.listing.asked import BadQuestion

NEVER = datetime(9999, 12, 31, tzinfo=UTC)
"""Stands for no date, and comes last."""
LEAST_PRESSING = 99
"""Stands for no priority, and comes last."""


class Place(NamedTuple):
    """By what my work is ordered: why, due, priority, then type and key, so no two are equal."""

    why: int
    due_at: datetime
    priority: int
    slug: str
    key: int


def written(place: Place) -> str:
    told = [place.why, place.due_at.isoformat(), place.priority, place.slug, place.key]
    return urlsafe_b64encode(json.dumps(told, separators=(",", ":")).encode()).decode().rstrip("=")


def read(text: str) -> Place:
    """The place of a text. BadQuestion: it is none of ours."""
    place = _parsed(text)
    if place is None or not _is_possible(place):
        raise BadQuestion({"after": "This place was not given out: start again without it."})
    return place


def _parsed(text: str) -> Place | None:
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        why, due_at, priority, slug, key = json.loads(urlsafe_b64decode(padded).decode())
        return Place(int(why), datetime.fromisoformat(due_at), int(priority), str(slug), int(key))
    except (ValueError, TypeError, RecursionError, OverflowError, binascii.Error):
        return None


def _is_possible(place: Place) -> bool:
    return (
        place.due_at.tzinfo is not None
        and flaw(place.slug) is None
        and 0 <= place.why <= Why.HANDOFF
        and 0 <= place.priority <= LEAST_PRESSING
        and 0 <= place.key <= BIGGEST_KEY
    )
