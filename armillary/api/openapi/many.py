"""Many records at once, as the document has it."""

from typing import Any

from armillary.api.openapi import parameters, schemas
from armillary.api.openapi.parameters import NUMBER, REPEATABLE
from armillary.api.openapi.shape import Operation, json, operation
from armillary.fittings.batches.declaration import BATCH
from armillary.fittings.batches.vocabulary import Outcome
from armillary.fittings.bulk.asked import verbs_of
from armillary.kernel.declarations import RecordType

_TEXTS = {"type": "array", "items": schemas.TEXT}
_COUNT = {"type": "integer"}


def do(kind: RecordType) -> Operation:
    """A verb on many records of a type."""
    verbs = {"type": "string", "enum": [verb.name for verb in verbs_of(kind)]}
    body: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "required": ["verb"],
        "properties": {
            "verb": verbs,
            "arguments": {"type": "object", "description": "What the verb asks for."},
            "numbers": _TEXTS | {"description": "The records, by number."},
            "question": schemas.TEXT
            | {"description": "Or all that a list with these parameters means."},
            "dry_run": {"type": "boolean", "description": "Say what would happen; change nothing."},
        },
    }
    return operation(
        f"{kind.slug}.bulk",
        kind.plural,
        f"Do a verb to many {kind.plural.lower()}",
        about="Begins a batch and answers at once; its items tell what became of each record.",
        asked=[REPEATABLE],
        body=body,
        answers={
            "200": json("With dry_run: what would become of them.", _TRIAL),
            "202": json("The batch.", schemas.ref(schemas.name_of(BATCH))),
        },
    )


def items() -> dict[str, dict[str, Operation]]:
    """The items of a batch."""
    outcomes = {"type": "string", "enum": list(Outcome.values)}
    limit = {"type": "integer", "minimum": 1, "maximum": 1_000}
    told = operation(
        f"{BATCH.slug}.items",
        BATCH.plural,
        "Read what became of each item",
        asked=[
            NUMBER,
            parameters.query("outcome", "Only these outcomes.", outcomes, many=True),
            parameters.query("after", "The place to go on after.", _COUNT),
            parameters.query("limit", "How many at most.", limit),
        ],
        answers={"200": json("Items in their order.", {"type": "object"})},
    )
    return {f"/{BATCH.slug}/{{number}}/items": {"get": told}}


_TRIAL = {
    "type": "object",
    "properties": {
        "total": _COUNT,
        "sampled": {"type": "boolean", "description": "Whether only a sample was tried."},
        "tried": _COUNT,
        "would_be_done": _COUNT | {"description": "Of those that were tried."},
        "would_be_refused": _COUNT,
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"number": schemas.TEXT, "why_not": {"type": ["string", "null"]}},
            },
        },
    },
}
