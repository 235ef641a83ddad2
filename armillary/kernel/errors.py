"""How the product says no. Every message is fit for the screen; every door renders it its way."""

from collections.abc import Mapping
from typing import Any, ClassVar


class Refusal(Exception):
    """An act was refused and nothing changed."""

    status: ClassVar[int] = 409
    slug: ClassVar[str] = "refused"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class WrongState(Refusal):
    """The record is not in a state from which this verb starts."""

    slug = "wrong-state"


class RuleBroken(Refusal):
    """A rule of the process forbids it."""

    slug = "rule-broken"


class Malformed(Refusal):
    """The request cannot be read at all."""

    status = 400
    slug = "malformed"


class NotAllowed(Refusal):
    """This person may not do it."""

    status = 403
    slug = "not-allowed"


class NotSignedIn(Refusal):
    """Nobody is signed in, or no longer."""

    status = 401
    slug = "not-signed-in"


class NotFound(Refusal):
    """There is no such thing, or none that this person may see: the answer is the same."""

    status = 404
    slug = "not-found"


class Stale(Refusal):
    """Somebody changed the record since it was read."""

    status = 412
    slug = "stale"

    def __init__(self, message: str, changes: tuple[Mapping[str, Any], ...] = ()) -> None:
        super().__init__(message)
        self.changes = changes


class VersionNeeded(Refusal):
    """An edit must say which version it edits."""

    status = 428
    slug = "version-needed"


class TooMany(Refusal):
    """Too many tries in a short time."""

    status = 429
    slug = "too-many"


class Busy(Refusal):
    """Not now: the same request may succeed in a moment."""

    status = 503
    slug = "busy"


class Invalid(Refusal):
    """One or more inputs are wrong: field to sentence."""

    status = 422
    slug = "invalid"

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__(" ".join(f"{field}: {why}" for field, why in fields.items()))
        self.fields = dict(fields)
