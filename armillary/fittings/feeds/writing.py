"""Events as an iCalendar file (RFC 5545): in UTC, so that no reader needs to know our zones."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from typing import Any

from armillary.fittings.feeds.sources import Event
from armillary.kernel.access import keyed

PRODUCT = "-//Armillary//Calendar feeds//EN"
REFRESH = timedelta(hours=1)
HOUSE = "house"


def written(name: str, zone: str, events: Iterable[Event], url: str) -> bytes:
    """The calendar of this name, for a reader in this zone. `url` is where the product is.

    What was called off stays in it and says so: a calendar that only lost it would keep it.
    """
    format_ = import_module("icalendar")  # 9 MB that most processes never need
    calendar = format_.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", zone)
    calendar.add("refresh-interval", REFRESH, {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    domain = keyed.digest(PRODUCT, HOUSE).hex()[:16]
    for event in events:
        calendar.add_component(_filled(format_.Event(), event, url, domain))
    return bytes(calendar.to_ical())


def _filled(made: Any, event: Event, url: str, domain: str) -> Any:
    made.add("uid", f"{event.key}@{domain}.armillary")
    made.add("sequence", event.revision)
    made.add("dtstamp", _in_utc(event.changed_at))
    made.add("last-modified", _in_utc(event.changed_at))
    made.add("dtstart", _in_utc(event.start))
    made.add("dtend", _in_utc(event.end))
    made.add("summary", event.title)
    made.add("status", event.standing.value)
    made.add("transp", "OPAQUE" if event.busy else "TRANSPARENT")
    for name, value in (
        ("description", event.text),
        ("url", f"{url}{event.path}" if event.path else ""),
        ("categories", [event.category] if event.category else ""),
    ):
        if value:
            made.add(name, value)
    return made


def _in_utc(moment: datetime | date) -> datetime | date:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment
