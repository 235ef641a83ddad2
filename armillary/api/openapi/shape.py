"""One method at one address, and one answer, as the document has them."""

from typing import Any

Operation = dict[str, Any]
PROBLEM = {"$ref": "#/components/responses/Problem"}


def operation(
    name: str,
    tag: str,
    summary: str,
    *,
    asked: list[Any],
    answers: dict[str, Any],
    body: Any = None,
    about: str = "",
) -> Operation:
    """One method at one address."""
    told: Operation = {"operationId": name, "tags": [tag], "summary": summary}
    if about:
        told["description"] = about
    if asked:
        told["parameters"] = asked
    if body is not None:
        told["requestBody"] = {
            "required": bool(body.get("required")),
            "content": {"application/json": {"schema": body}},
        }
    return told | {"responses": answers | {"default": PROBLEM}}


def json(about: str, schema: Any, headers: Any = None) -> dict[str, Any]:
    """An answer with a document."""
    told = {"description": about, "content": {"application/json": {"schema": schema}}}
    return told | ({"headers": headers} if headers else {})
