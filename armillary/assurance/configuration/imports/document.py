"""JSON that anybody may send: no key twice, no depth without end, no numbers that are none."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any, NoReturn

from armillary.assurance.configuration.imports.found import WrongSource
from armillary.assurance.configuration.imports.limits import MOST_DOCUMENT
from armillary.assurance.configuration.imports.opening import text_of


def document_of(content: bytes) -> Any:
    """The plain values of a JSON file. Raises WrongSource with the line."""
    text = text_of(content, MOST_DOCUMENT)
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except json.JSONDecodeError as wrong:
        raise WrongSource(f"Line {wrong.lineno} is no JSON: {wrong.msg}.") from None
    except RecursionError:
        raise WrongSource("The lists and objects of the file are too deep.") from None
    except ValueError:
        raise WrongSource("The file holds a number with thousands of digits.") from None


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        twice, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        raise WrongSource(f"An object of the file has the key “{twice[:60]}” twice.")
    return made


def _no_number(said: str) -> NoReturn:
    raise WrongSource(f"{said} is no number that JSON knows.")
