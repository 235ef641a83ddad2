"""Webhooks, as the document has them: their secrets, and the place where sources call."""

from typing import Any

from armillary.api.openapi import schemas
from armillary.api.openapi.parameters import NUMBER
from armillary.api.openapi.shape import Operation, json, operation
from armillary.fittings.webhooks.declaration import SOURCE, SUBSCRIPTION
from armillary.kernel.declarations import RecordType

_SECRET = {"type": "object", "properties": {"secret": schemas.TEXT}}
_BOTH = {"type": "object", "properties": {"address": schemas.TEXT, "secret": schemas.TEXT}}


def secrets() -> dict[str, dict[str, Operation]]:
    """Making a secret anew."""
    return {
        f"/{SUBSCRIPTION.slug}/{{number}}/secret": {"post": _anew(SUBSCRIPTION, _SECRET)},
        f"/{SOURCE.slug}/{{number}}/secret": {"post": _anew(SOURCE, _BOTH)},
    }


def _anew(kind: RecordType, told: Any) -> Operation:
    return operation(
        f"{kind.slug}.secret",
        kind.plural,
        "Make its secret anew",
        about="The answer tells it, this once. What was valid before is dead.",
        asked=[NUMBER],
        answers={"200": json("The secret.", told)},
    )
