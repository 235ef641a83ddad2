"""How two moments of the CMDB are compared, for the document."""

from typing import Any

from armillary.api.openapi import parameters, schemas
from armillary.api.openapi.shape import json, operation

MOMENT = "A baseline, such as BAS-000001, or a day or moment in UTC."


def paths() -> dict[str, Any]:
    """The address at which they are compared."""
    asked = [
        parameters.query("from", MOMENT, schemas.TEXT) | {"required": True},
        parameters.query("to", f"{MOMENT} Without it, now.", schemas.TEXT),
        parameters.query("class", "Only things of this class and below.", schemas.TEXT),
    ]
    return {
        "/configuration-items/compare": {
            "get": operation(
                "configuration-items.compare",
                "Configuration items",
                "Tell what is different between two moments",
                asked=asked,
                answers={"200": json("What came, went and changed.", {"type": "object"})},
            )
        }
    }
