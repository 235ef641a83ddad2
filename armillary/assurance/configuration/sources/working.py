"""Readings in the background: tried by a job, taken in and back by a batch, portion by portion."""

from collections.abc import Mapping, Sequence
from typing import Any

from armillary.assurance.configuration.imports.found import WrongSource
from armillary.assurance.configuration.sources import facts, queries
from armillary.assurance.configuration.sources.actions import readings
from armillary.assurance.configuration.sources.actions.readings import ITEMS, TRY, WORK
from armillary.assurance.configuration.sources.models import Reading, Row
from armillary.assurance.configuration.sources.returning import Returning
from armillary.assurance.configuration.sources.taking import Taking
from armillary.assurance.configuration.sources.trying import tried
from armillary.assurance.configuration.sources.tying import tie
from armillary.assurance.configuration.sources.vocabulary import State
from armillary.fittings.batches import works
from armillary.fittings.batches.models import Batch, Item
from armillary.fittings.batches.works import Did, Work
from armillary.kernel.access.visibility import visible
from armillary.kernel.acts import Act
from armillary.kernel.errors import NotFound
from armillary.kernel.jobs import known

OF_ITEMS = ("changes", "said", "identifiers", "notes", "before")
"""Columns of rows that relations do not need: to unpack them is half of reading a row."""


def try_one(act: Act, arguments: Mapping[str, Any]) -> None:
    """Read the files of a reading and write down what would be done."""
    reading = visible(Reading, act.actor).filter(pk=arguments["reading"]).first()
    if reading is None or reading.state != State.TRYING:
        return
    try:
        told = tried(reading, act.at)
    except WrongSource as refusal:
        readings.give_up(reading, act, why=refusal.message)
        return
    readings.end_trying(reading, act, told=told.as_json())
    if reading.at_once:
        readings.go_on(reading, act)


known.learn(TRY, try_one)


def take_portion(batch: Batch, item: Item, act: Act) -> Did:
    """Take one portion in."""
    reading, rows = _portion(batch, item.given, act)
    if item.given["what"] == ITEMS:
        count = Taking(reading, act, rows).take()
        did = f"Things {rows[0].place:,} to {rows[-1].place:,}: {count:,} taken in."
    else:
        count = tie(reading, act, rows)
        did = f"{count:,} relations begun or ended."
    if _ends_a_part(batch, item):
        facts.know_anew(reading.made + reading.changed + reading.begins + reading.ends)
    return Did(None, did)


def take_portion_back(batch: Batch, item: Item, act: Act) -> Did:
    """Take one portion back."""
    if batch.undoes is None:
        raise NotFound("This batch takes nothing back.")
    given = batch.undoes.items.get(pk=item.given["item"]).given
    reading, rows = _portion(batch, given, act)
    if given["what"] == ITEMS:
        count = Returning(reading, act, rows).give_back()
        return Did(None, f"Things {rows[0].place:,} to {rows[-1].place:,}: {count:,} taken back.")
    count = tie(reading, act, rows, back=True)
    return Did(None, f"{count:,} relations are as they were.")


works.learn(Work(name=WORK, do=take_portion, undo=take_portion_back, chunk=1))


def _ends_a_part(batch: Batch, item: Item) -> bool:
    """Whether it is the last portion of things, or of relations."""
    following = batch.items.filter(pk__gt=item.pk).order_by("pk").first()
    return following is None or following.given["what"] != item.given["what"]


def _portion(batch: Batch, given: Mapping[str, Any], act: Act) -> tuple[Reading, Sequence[Row]]:
    reading = queries.reading_of(batch.arguments["reading"], act)
    rows = queries.rows_of(reading).filter(place__range=(given["first"], given["last"]))
    if given["what"] == ITEMS:
        rows = rows.defer("begins", "ends", "notes")
    else:
        rows = rows.exclude(begins=[], ends=[]).defer(*OF_ITEMS)
    found = list(rows)
    if not found:
        raise NotFound("There are no such rows any more.")
    return reading, found
