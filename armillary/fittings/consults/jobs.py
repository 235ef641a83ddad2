"""What goes by itself: who is late is told, and who is C or I hears of what was done, if so set.

A cell of the matrix says whether those of its role are asked or told by themselves. Where no cell
does, a fresh line costs one small question and nothing more.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from armillary.fittings.clocks.wording import moment
from armillary.fittings.consults import informing, queries
from armillary.fittings.consults.actions import ask_advice
from armillary.fittings.consults.models import Consult, Reminder
from armillary.fittings.consults.queries import Cell, Done
from armillary.fittings.notifications.telling import News, subject_of, tell_of_late
from armillary.fittings.notifications.vocabulary import What
from armillary.kernel import known
from armillary.kernel.access import rights
from armillary.kernel.acts import Act
from armillary.kernel.errors import Refusal
from armillary.kernel.jobs.queue import defer
from armillary.kernel.lifecycle.rows import read
from armillary.reference.activities import activity
from armillary.reference.raci import Letter
from armillary.reference.roles import role

ASK = "consults: ask"


def tell_of_overdue(act: Act) -> int:
    """Tell whoever is asked, and whoever asked, once that there was no answer in time."""
    found = queries.overdue(act.at)
    tell_of_late(act, found, _late)
    Reminder.objects.bulk_create(
        [Reminder(consult=each, told_at=act.at) for each in found], ignore_conflicts=True
    )
    return len(found)


def heed(act: Act, lines: Sequence[int]) -> int:
    """Do what cells say is to go by itself after these lines; how many cells are so set."""
    cells = queries.switched_on()
    fresh = queries.done(lines, {each.activity for each in cells}, act.at) if cells else []
    if fresh:
        informing.tell(act, fresh, [each for each in cells if each.letter == Letter.INFORMED])
        for cell in cells:
            if cell.letter == Letter.CONSULTED:
                _have_asked(cell, fresh)
    return len(cells)


def ask(act: Act, arguments: Mapping[str, Any]) -> None:
    """Ask those of a role about a record to which its activity was done, unless they were before.

    Where nobody can be asked, nobody is.
    """
    slug, key, cell = arguments["slug"], arguments["record"], Cell(*arguments["cell"])
    record = read(known.by_slug(slug).model, key)
    if record is None or queries.was_asked(slug, key, cell):
        return
    doer = rights.active([arguments["actor"]]).get(arguments["actor"])
    with suppress(Refusal):
        ask_advice(
            record,
            act,
            question=f"“{activity(cell.activity).title}” was done: what do you think of it?",
            activity=cell.activity,
            role=role(cell.role),
            hours=cell.hours,
            asked_by=doer,
        )


def _have_asked(cell: Cell, fresh: Sequence[Done]) -> None:
    """Each record is a job of its own."""
    for line in fresh:
        if line.activity == cell.activity:
            place = f"{line.record_type} {line.record_id}"
            defer(
                ASK,
                {
                    "slug": line.record_type,
                    "record": line.record_id,
                    "actor": line.actor,
                    "cell": cell,
                },
                key=f"{ASK} {place} {cell.activity} {cell.role}",
            )


def _late(consult: Consult, due: datetime) -> Iterator[News]:
    since = f"overdue since {moment(int(due.timestamp()))}"
    texts = {consult.asked_by_id: f"{consult.about_number}: nobody has answered you, {since}"}
    texts[consult.assignee_id] = f"{consult.about_number}: you have not answered, {since}"
    for person, text in texts.items():
        yield News(person=person, what=What.TIME_RUNS_OUT, text=text, about=subject_of(consult))
