"""The period of a report as an address gives it: one reader for the page and the API."""

from datetime import datetime

from armillary.kernel.listing.asked import BadQuestion, Pairs
from armillary.kernel.listing.values import NotAValue, moment
from armillary.operations.incident.report import Period

NAMES = frozenset({"from", "to"})


def period_in(pairs: Pairs) -> Period:
    """From `from` on and before `to`, each a day or a moment. BadQuestion: they are neither."""
    bounds: dict[str, datetime | None] = {}
    wrong: dict[str, str] = {}
    for name, text in pairs:
        if name not in NAMES:
            wrong[name] = "There is no such parameter."
        elif name in bounds:
            wrong[name] = "Give this once."
        else:
            try:
                bounds[name] = moment(text) if text else None
            except NotAValue as error:
                wrong[name] = str(error)
    if wrong:
        raise BadQuestion(wrong)
    return Period(since=bounds.get("from"), until=bounds.get("to"))
