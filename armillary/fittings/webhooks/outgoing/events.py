"""An event as it is sent: CloudEvents 1.0 in JSON, with the line and the record in its data."""

from typing import Any

import msgspec

from armillary.fittings.webhooks.outgoing.rules import event_id
from armillary.kernel.fields import Field
from armillary.kernel.journal.models import Entry
from armillary.kernel.journal.writing import plain
from armillary.kernel.listing.rows import Named, Row

CONTENT_TYPE = "application/cloudevents+json; charset=utf-8"
_encoder = msgspec.json.Encoder(enc_hook=plain, decimal_format="string")


def event_of(entry: Entry, number: str, fields: tuple[Field, ...], row: Row) -> dict[str, Any]:
    """The event that a line is; changes of fields are told by the record, which comes with it."""
    return {
        "specversion": "1.0",
        "id": event_id(entry.act, entry.pk),
        "source": f"/api/v1/{entry.record_type}",
        "type": f"armillary.{entry.record_type}.{entry.verb}",
        "subject": number,
        "time": entry.at,
        "datacontenttype": "application/json",
        "data": {
            "verb": entry.verb,
            "actor": Named(entry.actor.number, entry.actor.name),
            "door": entry.door,
            "state_before": entry.state_before,
            "state_after": entry.state_after,
            "version": entry.version,
            "text": entry.text,
            "record": dict(zip((field.name for field in fields), row.values, strict=True)),
        },
    }


def body_of(event: dict[str, Any]) -> str:
    """The event as it is sent."""
    return _encoder.encode(event).decode()
