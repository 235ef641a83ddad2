"""Single points of failure of a network, as the document has them."""

from typing import Any

from armillary.api.joints import USUAL
from armillary.api.openapi import parameters, schemas
from armillary.api.openapi.shape import Operation, json, operation


def paths() -> dict[str, dict[str, Operation]]:
    """The one address."""
    kind = {"type": "string", "default": USUAL}
    asked = [
        parameters.query("relation_type", "By which relations things are linked.", kind),
        parameters.query("source", "Only relations that this source has told of.", schemas.TEXT),
        parameters.query("as_of", "As it was then: a day, or a moment.", schemas.TEXT),
        parameters.query("believed_at", "As it was recorded by then.", schemas.TEXT),
    ]
    told = operation(
        "configuration-items.joints",
        "Configuration items",
        "Ask what holds a network together",
        about="Links lead both ways. Places are things without which some others cannot reach each "
        "other; hops are neighbours that nothing else connects, by one link or by several.",
        asked=asked,
        answers={"200": json("Places and hops.", _FOUND)},
    )
    return {"/configuration-items/joints": {"get": told}}


_COUNT = {"type": "integer"}
_THING: dict[str, Any] = {
    "type": "object",
    "properties": {"number": schemas.TEXT, "name": schemas.TEXT},
}
_HOP = {
    "type": "object",
    "properties": {
        "between": {"type": "array", "items": _THING},
        "single_link": {"type": "boolean"},
    },
}
_FOUND = {
    "type": "object",
    "properties": {
        "things": _COUNT,
        "links": _COUNT,
        "places": {"type": "array", "items": _THING},
        "hops": {"type": "array", "items": _HOP},
    },
}
