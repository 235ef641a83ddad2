"""What customers are told of changes: what becomes of their services, when, in plain words."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from armillary.assurance.change.models import Change
from armillary.assurance.change.vocabulary import Outage, State
from armillary.assurance.service_level.queries.agreements import covered
from armillary.kernel.access.standing import before_all_rows
from armillary.people.models import Person
from armillary.records.models import numbered

HELD = (State.SCHEDULED, State.IMPLEMENTING, State.BACKING_OUT, State.REVIEW, State.CLOSED)
"""In these states it was told to everybody, or is done."""
MOST = 1_000


class Notice(NamedTuple):
    """One change for one reader: the services that it touches, and what is expected of them."""

    key: int
    version: int
    changed_at: datetime
    state: str
    start: datetime
    end: datetime
    outage: str
    minutes: int
    services: tuple[str, ...]

    @property
    def number(self) -> str:
        return numbered(Change.prefix, self.key)

    @property
    def called_off(self) -> bool:
        """Whether it was told and will not be."""
        return self.state == State.CANCELLED

    @property
    def put_off(self) -> bool:
        """Whether it was told, and is being planned anew."""
        return not self.called_off and self.state not in HELD

    @property
    def title(self) -> str:
        *others, last = self.services
        return f"{', '.join(others)} and {last}" if others else last

    @property
    def words(self) -> str:
        """What its users have to expect."""
        if self.called_off:
            return "Called off: nothing is done in this time."
        if self.put_off:
            return "Put off: another time will be told."
        lasts = f" for about {self.minutes} minutes" if self.minutes else " at times"
        match self.outage:
            case Outage.DOWN:
                return f"Not available{lasts}."
            case Outage.DEGRADED:
                return f"Slower, or able to do less{lasts}."
            case _:
                return "Worked on. You should not notice it."


def notices(reader: Person, start: datetime, end: datetime) -> list[Notice]:
    """Those of this time about services of the reader, the earliest first.

    These are the services that agreements with the reader's organisation cover; to the provider's
    people, all. The rows are read past what others may see of changes, as nothing of a change is
    told but its time and what to expect.
    """
    with before_all_rows(), connection.cursor() as cursor:
        mine = None if reader.is_staff else covered(reader.organisation_id)
        bound: dict[str, Any] = {
            "start": start,
            "end": end,
            "held": [state.value for state in HELD],
            "mine": mine,
            "most": MOST,
        }
        cursor.execute(_NOTICES, bound)
        found = cursor.fetchall()
    return [Notice._make((*values, tuple(services))) for *values, services in found]


def has_services(reader: Person) -> bool:
    """Whether an agreement names a service of the reader's organisation."""
    return reader.is_staff or bool(covered(reader.organisation_id))


_NOTICES = """
select c.id, c.version, c.updated_at, c.state, c.planned_start, c.planned_end, c.outage,
    c.outage_minutes, array_agg(distinct s.name order by s.name)
from change_change c
join configuration_configurationitem s on s.id = any (
    array(select value::bigint from jsonb_array_elements_text(c.hit)) || c.service_id
)
where c.planned_end > %(start)s and c.planned_start < %(end)s
    and (c.state = any (%(held)s) or exists (
        select from kernel_entry e
        where e.record_type = 'changes' and e.record_id = c.id and e.state_after = 'scheduled'
    ))
    and (%(mine)s::bigint[] is null or s.id = any (%(mine)s::bigint[]))
group by c.id
order by c.planned_start, c.id
limit %(most)s
"""
