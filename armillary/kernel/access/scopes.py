"""What a token of a narrow scope opens: whoever owns the scope says so once; all else is closed."""

import re
from collections.abc import Iterable

from armillary.people.vocabulary import Scope

_opened: dict[str, "re.Pattern[str]"] = {}


def learn(scope: Scope, calls: Iterable[str]) -> None:
    """Let tokens of this scope make these calls: patterns of a method and an address."""
    _opened[scope.value] = re.compile("|".join(calls))


def opens(scopes: Iterable[str], method: str, path: str) -> bool:
    """Whether a key of these scopes is good for this call; what may read may try any."""
    held = frozenset(scopes)
    if Scope.READ.value in held:
        return True
    patterns = [_opened[each] for each in held if each in _opened]
    return any(pattern.fullmatch(f"{method} {path}") for pattern in patterns)
