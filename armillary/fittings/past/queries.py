"""What can be asked about records as they were."""

from typing import Any

from armillary.fittings.past.asking import Moment, rows_of
from armillary.records.models import Record


def as_it_was(record: Record, then: Moment | None) -> Record | None:
    """A record that the actor may see, with the values of then; None where there was none."""
    if then is None:
        return record
    model: Any = type(record)
    rows = rows_of(model, then, record.pk)
    found: list[Record] = list(model.objects.raw(rows.text, rows.bound))
    return found[0] if found else None
