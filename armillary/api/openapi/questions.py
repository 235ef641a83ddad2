"""Questions to the CMDB, as the document has them."""

from typing import Any

from armillary.api.openapi import parameters, schemas
from armillary.api.openapi.parameters import NUMBER
from armillary.api.openapi.shape import Operation, json, operation
from armillary.api.questions import MOST, USUAL
from armillary.assurance.configuration.answering import FORMS, MOST_IN_A_FILE
from armillary.assurance.configuration.asking.words import LONGEST
from armillary.assurance.configuration.queries.answers import LONGEST as SECONDS

TAG = "Questions"
_LIMIT = {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}
_ASKED = [
    parameters.query("limit", "How many at most.", _LIMIT),
    parameters.query("after", "The place to go on after, from `next`.", schemas.TEXT),
    parameters.query(
        "format",
        f"The whole answer as a file, at most {MOST_IN_A_FILE:,} things, instead of a page.",
        {"type": "string", "enum": list(FORMS)},
    ),
    parameters.query("as_of", "As it was then: a day, or a moment with its zone.", schemas.TEXT),
    parameters.query("believed_at", "As it was recorded by then.", schemas.TEXT),
]
_ABOUT = (
    "Things are told by name, as in lists, with what the question speaks of: only those that you "
    "may see, and only ways through what you may see. The words are those of the handbook, "
    f"“Asking”. A question that takes more than {SECONDS} seconds is refused."
)


def paths() -> dict[str, dict[str, Operation]]:
    """The two addresses."""
    text = {"type": "string", "maxLength": LONGEST}
    question = parameters.query("q", "The question, in words.", text) | {"required": True}
    return {
        "/questions/answer": {"get": _answer("questions.ask", "Ask the CMDB in words", question)},
        "/questions/{number}/answer": {
            "get": _answer("questions.answer", "Ask a question that is kept", NUMBER)
        },
    }


def _answer(name: str, title: str, first: dict[str, Any]) -> Operation:
    found = json("Some of the things, and how many there are.", _FOUND)
    files = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    found["content"] |= files
    return operation(name, TAG, title, about=_ABOUT, asked=[first, *_ASKED], answers={"200": found})


_FOUND = {
    "type": "object",
    "required": ["question", "notes", "count", "items", "next"],
    "properties": {
        "question": schemas.TEXT,
        "notes": {
            "type": "array",
            "items": schemas.TEXT,
            "description": "What to know of the answer, such as that an item was merged.",
        },
        "count": schemas.ref("Count"),
        "items": {"type": "array", "items": {"type": "object"}},
        "next": {"type": ["string", "null"]},
    },
}
