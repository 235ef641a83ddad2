"""What a page says that shows the past: which moment, as known when, and the way back."""

from dataclasses import dataclass

from armillary.fittings.past import Moment


@dataclass(frozen=True, slots=True)
class Then:
    """The moment that a page shows, and the same page as of now."""

    valid: str
    recorded: str
    now_url: str


def then_of(moment: Moment | None, now_url: str) -> Then | None:
    """The words for a moment; None where the page shows the present."""
    if moment is None:
        return None
    return Then(_told(moment.valid), _told(moment.recorded), now_url)


def _told(moment: object) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
