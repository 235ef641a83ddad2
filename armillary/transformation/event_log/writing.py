"""Writing the log as JSON, piece by piece: as much memory for a million lines as for one."""

from collections.abc import Callable, Iterable
from typing import IO, Any

import msgspec

from armillary.kernel import registry
from armillary.people.models import Person
from armillary.transformation.event_log import events, objects
from armillary.transformation.event_log.seen import Seen

Progress = Callable[[int], None]


def write(
    out: IO[bytes],
    actor: Person,
    types: Iterable[str] = (),
    progress: Progress = lambda lines: None,
) -> int:
    """Write what somebody may see, of these record types or of all; how many events that were.

    `progress` hears how many events are written after each thousand. The types come last, for only
    then is it known which there are; the order of names means nothing in JSON.
    """
    kinds = registry.record_types()
    chosen = {slug: kinds[slug] for slug in (types or kinds)}
    seen, names, count = Seen(actor, chosen), set(), 0
    out.write(b'{"events":[')
    for event in events.events(seen):
        out.write((b",\n" if count else b"\n") + msgspec.json.encode(event))
        names.add(event["type"])
        count += 1
        if count % 1_000 == 0:
            progress(count)
    out.write(b'\n],"objects":[')
    for number, each in enumerate(objects.objects(seen)):
        out.write((b",\n" if number else b"\n") + msgspec.json.encode(each))
    out.write(b'\n],"objectTypes":' + _types(chosen, objects.ATTRIBUTES))
    out.write(b',"eventTypes":' + _types(sorted(names), events.ATTRIBUTES) + b"}\n")
    return count


def _types(names: Iterable[str], attributes: list[dict[str, str]]) -> bytes:
    told: list[Any] = [{"name": name, "attributes": attributes} for name in names]
    return msgspec.json.encode(told)
