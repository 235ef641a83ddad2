"""The gate: nothing is done that those who decide have not approved as it stands now."""

from armillary.assurance.change.models import Change
from armillary.kernel.acts import Act
from armillary.kernel.errors import RuleBroken


def gate(change: Change, act: Act) -> str | None:
    """Why it may not go ahead; None: it is approved as it stands."""
    return f"{change.number} is not approved."


def ask(change: Change, act: Act, note: str) -> None:
    """Put it to those who decide."""
    if not change.pk:
        raise RuleBroken("There is nothing to decide on yet.")


def drop(change: Change, act: Act, reason: str) -> None:
    """Nobody has to decide on it any more."""
