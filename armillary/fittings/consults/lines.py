"""The line that a record has of advice given about it: no door has this verb, consults do it."""

from armillary.kernel.acts import Act
from armillary.kernel.lifecycle import anyone, change
from armillary.kernel.lifecycle.verbs import News
from armillary.records.models import Record


@change(activity=None, allowed=anyone, words="text")
def give_advice(record: Record, act: Act, *, consult: str, opinion: str, text: str = "") -> News:
    """Somebody who was asked says what they think of it."""
    return {"advice": [None, f"{opinion} ({consult})"]}
