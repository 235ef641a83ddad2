"""The text of an agreement as plain values: its parts, the one way to write it down, its digest."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

Document = Mapping[str, Any]

LABELS: Mapping[str, str] = {
    "name": "Name",
    "kind": "Kind",
    "provider": "Provider",
    "other_side": "Other side",
    "team": "Team",
    "level": "Level",
    "services": "Services",
    "description": "What is promised",
    "duties": "Duties of the other side",
    "exclusions": "Exclusions",
    "hours": "Hours",
    "valid_from": "First day",
    "valid_until": "Ends on",
    "notice": "Notice",
    "review": "Review",
    "price": "Price",
    "credit_limit": "Credits at most",
    "options": "Options",
}
"""The parts of a document in their order, the objectives left out."""


def canonical(words: Document) -> bytes:
    """The one way of writing it down, whatever the machine."""
    return json.dumps(
        words, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def digest(words: Document) -> str:
    """What a signature is given over."""
    return sha256(canonical(words)).hexdigest()
