"""Lines that no verb would write, and what the rules say to them."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from armillary.fittings.house_rules import house_rules
from armillary.kernel import known
from armillary.kernel.acts import Door
from armillary.kernel.journal.models import Entry, Outbox
from armillary.kernel.journal.vocabulary import Audience
from armillary.people.models import Person
from armillary.records.models import Record
from tests.makers import MONDAY, the_robot


def tell(
    about: Record,
    verb: str,
    moved: str = "",
    *,
    at: datetime = MONDAY,
    actor: Person | None = None,
    changes: dict[str, Any] | None = None,
    door: Door = Door.WEB,
) -> Entry:
    """A line about a record; `moved` is "state before > state after"."""
    before, _, after = moved.partition(" > ")
    actor = actor or the_robot()
    line = Entry.objects.create(
        act=uuid4(),
        at=at,
        actor=actor,
        door=door,
        verb=verb,
        activity="",
        record_type=known.of(type(about)).slug,
        record_id=about.pk,
        organisation_id=about.organisation_id,
        state_before=before or about.state,
        state_after=after or before or about.state,
        version=1,
        changes=changes or {},
        audience=Audience.SYSTEM,
    )
    Outbox.objects.create(entry=line)
    return line


def breaks(rule: str, line: Entry) -> bool | None:
    """Whether a line breaks a rule; None when the rule does not judge it."""
    asked = house_rules()[rule]
    judged = asked.of(Entry.objects.filter(pk=line.pk))
    if not judged.exists():
        return None
    return asked.broken(judged).exists()
