"""The part of an address after the question mark: read strictly, and changed for links."""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from armillary.kernel.fields import Field
from armillary.kernel.lifecycle.text import flaw
from armillary.kernel.listing.asked import BadQuestion, Pairs

MOST, LONGEST = 100, 2_000
PLACES = frozenset({"after", "before"})


def pairs_of(query_string: str) -> Pairs:
    """Names and values in their order. BadQuestion: it is no UTF-8, too much, or machine noise."""
    try:
        pairs = parse_qsl(
            query_string, keep_blank_values=True, errors="strict", max_num_fields=MOST
        )
    except (ValueError, UnicodeError):
        raise BadQuestion(
            {"query": f"This must be UTF-8 in percent signs, at most {MOST} parameters."}
        ) from None
    for name, value in pairs:
        _check(name, value)
    return tuple(pairs)


def _check(name: str, value: str) -> None:
    if flaw(name, longest=LONGEST):
        raise BadQuestion({"query": "A name in it cannot be read as text."})
    if why := flaw(value, longest=LONGEST):
        raise BadQuestion({name: why})


def without(pairs: Pairs, *names: str) -> Pairs:
    """The same question without these parameters, from its first page on."""
    return tuple(pair for pair in pairs if pair[0] not in {*names, *PLACES})


def put(pairs: Pairs, name: str, *values: str) -> Pairs:
    """The same question with these values of a parameter instead of what it had."""
    return (*without(pairs, name), *((name, value) for value in values))


def texts_of(field: Field, texts: Iterable[str]) -> list[str]:
    """The single values in what a filter was given: commas part them, except in words."""
    if field.kind in ("text", "long_text") and not field.compared:
        return list(texts)
    return [each for text in texts for each in text.split(",")]


def toggled(pairs: Pairs, field: Field, value: str) -> Pairs:
    """The same question with one value more of a filter, or one less where it has it."""
    has = texts_of(field, (text for name, text in pairs if name == field.name))
    left = [each for each in has if each != value]
    return put(pairs, field.name, *(left if value in has else [*has, value]))


def address(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    """The address of a page with these parameters."""
    return _address(path, tuple(pairs))


@lru_cache(maxsize=8192)
def _address(path: str, pairs: Pairs) -> str:
    query = urlencode(pairs, safe=",:")
    return f"{path}?{query}" if query else path
