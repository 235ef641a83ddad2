"""Working a batch off: list the items, then some at a time, each job leaving the next one.

The outcome of an item is written in the transaction of its act, so a chunk whose worker was killed
is done again as if it had never begun. The second attempt goes singly: whatever kills its worker
is then alone, and is left out when it has done so often enough.
"""

import logging
from collections.abc import Mapping
from typing import Any

from armillary.fittings.batches import actions, queries
from armillary.fittings.batches.beginning import JOB
from armillary.fittings.batches.doing import do_all
from armillary.fittings.batches.items import Told, add, write_down
from armillary.fittings.batches.models import Batch, Item
from armillary.fittings.batches.rules import MOST_ITEMS, OFTEN_ENOUGH
from armillary.fittings.batches.vocabulary import Outcome, State
from armillary.fittings.batches.works import work_of
from armillary.fittings.notifications.telling import tell
from armillary.fittings.notifications.vocabulary import What
from armillary.kernel.access.visibility import visible
from armillary.kernel.acts import Act
from armillary.kernel.errors import RuleBroken, WrongState
from armillary.kernel.jobs import known, queue

logger = logging.getLogger(__name__)


def work_on(act: Act, arguments: Mapping[str, Any]) -> None:
    """One step of a batch."""
    batch = visible(Batch, act.actor).filter(pk=arguments["batch"]).first()
    if batch is None:
        raise LookupError(f"There is no batch {arguments['batch']}.")
    if batch.state == State.CANCELLING:
        actions.end(batch, act)
    elif batch.state == State.PREPARING:
        _prepare(batch, act)
    elif batch.state in (State.WAITING, State.RUNNING):
        _go_on(batch, act, arguments.get("attempt", 1), arguments.get("singly", 0))


known.learn(JOB, work_on)


def _prepare(batch: Batch, act: Act) -> None:
    work = work_of(batch)
    if work.prepare and not batch.total and not batch.undoes_id:
        listed = add(batch, work.prepare(batch, act))
        if listed > MOST_ITEMS:
            raise RuleBroken(f"At most {MOST_ITEMS:,} at once; these are {listed:,}.")
    actions.make_ready(batch, act)
    queue.defer(JOB, {"batch": batch.pk})


def _go_on(batch: Batch, act: Act, attempt: int, singly: int) -> None:
    alone = attempt > 1 or singly > 0
    most = work_of(batch).chunk
    begun = queries.waiting(batch, 1 if alone else most)
    told = _left_out(begun) if attempt >= OFTEN_ENOUGH else do_all(batch, begun, act)
    write_down(told, act.at)
    left = singly - 1 if singly else most - 1 if alone else 0
    _count(batch, act, max(left, 0))


def _left_out(begun: list[Item]) -> list[Told]:
    """What ended its worker again and again is not tried once more."""
    why = "The worker ended each time that it was tried: it is left out."
    return [Told(item.pk, Outcome.REFUSED, why) for item in begun]


def _count(batch: Batch, act: Act, singly: int) -> None:
    """Tell how far it is, and go on if there is more to do."""
    try:
        if queries.tally(batch).waiting:
            actions.advance(batch, act)
            queue.defer(JOB, {"batch": batch.pk, "singly": singly})
        else:
            actions.finish(batch, act)
            _say_so(batch, act)
    except WrongState:  # cancelled by somebody while these were done
        actions.end(batch, act)


def _say_so(batch: Batch, act: Act) -> None:
    """Tell who started something long that it is over; what is short was watched to its end."""
    if batch.total > work_of(batch).chunk:
        text = f"{batch.title}: {batch.done:,} done, {batch.refused:,} refused."
        tell(act, batch.starter, what=What.FINISHED, text=text, about=batch)
