"""The body of a call: one JSON object, read strictly; nothing in it is guessed or passed over."""

import json
from collections.abc import Mapping
from math import isinf
from typing import Any, NoReturn

from django.http import HttpRequest

from armillary.kernel.errors import Invalid, Malformed, Refusal
from armillary.kernel.lifecycle.text import LONGEST, flaw

BIGGEST, DEEPEST, MOST_KEYS = 1_048_576, 50, 5_000


class TooLarge(Refusal):
    """The body is larger than any call needs."""

    status = 413
    slug = "too-large"


class WrongMediaType(Refusal):
    """The body is not JSON, or says that it is not."""

    status = 415
    slug = "wrong-media-type"


class UnknownFields(Invalid):
    """The body names fields that there are not."""

    status = 400
    slug = "unknown-fields"


def read(request: HttpRequest) -> dict[str, Any]:
    """The object in the body; an empty body is an empty object.

    Raises TooLarge, WrongMediaType, Malformed or Invalid.
    """
    sent = raw(request)
    if not sent:
        return {}
    _check_type(request)
    data = parsed(sent)
    if not isinstance(data, dict):
        raise Malformed("The body must be a JSON object.")
    _check_content(data)
    return data


def read_anything(request: HttpRequest) -> tuple[bytes, Any]:
    """The bytes of a body and the JSON in them, whatever the sender calls it. Not packed."""
    sent = raw(request)
    _check_packing(request)
    data = parsed(sent)
    _check_content({"body": data})
    return sent, data


def parsed(sent: bytes) -> Any:
    """The JSON in these bytes. Raises Malformed."""
    try:
        return json.loads(
            sent.decode(), object_pairs_hook=_object, parse_constant=_refuse, parse_float=_figure
        )
    except (ValueError, RecursionError):
        raise Malformed("The body is not JSON as RFC 8259 has it, in UTF-8.") from None


def only(data: Mapping[str, Any], known: frozenset[str]) -> None:
    """Raise UnknownFields for whatever is in the body and not known."""
    if strangers := sorted(set(data) - known):
        raise UnknownFields({name[:100]: "There is no such field here." for name in strangers[:20]})


def raw(request: HttpRequest) -> bytes:
    """The bytes of the body. Raises TooLarge or Malformed."""
    try:
        announced = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        raise Malformed("Content-Length must be a number.") from None
    if announced > BIGGEST:
        raise TooLarge(f"A body has at most {BIGGEST:,} bytes.")
    return request.body


def _check_type(request: HttpRequest) -> None:
    kind, _, rest = request.META.get("CONTENT_TYPE", "").partition(";")
    charset = rest.replace(" ", "").lower()
    if kind.strip().lower() != "application/json" or charset not in ("", "charset=utf-8"):
        raise WrongMediaType("Send application/json in UTF-8.")
    _check_packing(request)


def _check_packing(request: HttpRequest) -> None:
    if request.META.get("HTTP_CONTENT_ENCODING", "identity") != "identity":
        raise WrongMediaType("Send the body as it is, not packed.")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(pairs) > MOST_KEYS:
        raise ValueError("too many keys")
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _figure(text: str) -> float:
    figure = float(text)
    if isinf(figure):
        raise ValueError("too large a number")
    return figure


def _check_content(data: dict[str, Any]) -> None:
    """Refuse what is too deep or too much, and characters that only machines send."""
    wrong: dict[str, str] = {}
    keys = 0
    for name, value in data.items():
        if flaw(name, longest=100):
            raise Malformed("A name in the body cannot be read as text.")
        why, inside = _inspect(value)
        keys += 1 + inside
        if why:
            wrong[name] = why
    if keys > MOST_KEYS:
        raise Malformed(f"The body has more than {MOST_KEYS:,} keys.")
    if wrong:
        raise Invalid(wrong)


def _inspect(value: Any) -> tuple[str | None, int]:
    """What is wrong with a value, and how many keys it holds; without recursion."""
    keys, waiting = 0, [(value, 2)]
    while waiting:
        each, depth = waiting.pop()
        if isinstance(each, str):
            if why := flaw(each, longest=LONGEST):
                return why, keys
        elif isinstance(each, dict | list):
            if depth > DEEPEST:
                raise Malformed(f"The body is nested more than {DEEPEST} deep.")
            inner = [*each, *each.values()] if isinstance(each, dict) else each
            keys += len(each) if isinstance(each, dict) else 0
            waiting.extend((one, depth + 1) for one in inner)
    return None, keys
