"""What can be done to batches: by who started them, and by the robot that works them off."""

from armillary.fittings.batches.beginning import new_batch
from armillary.fittings.batches.items import cancel_waiting
from armillary.fittings.batches.models import Batch
from armillary.fittings.batches.queries import tally, to_take_back
from armillary.fittings.batches.vocabulary import State
from armillary.fittings.batches.works import work_of
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle import anyone, creation, holds, is_the, transition
from armillary.reference.activities import Operations
from armillary.reference.roles import Role

ACTIVITY = Operations.SCHEDULE_PRODUCTION_PROCESSING
the_robot = holds(Role.ROBOT)
its_people = is_the("starter") | holds(Role.ADMINISTRATOR)


def cannot_be_taken_back(batch: Batch, act: Act) -> str | None:
    """Some kinds of work have no way back, and a way back has none either."""
    if batch.undoes_id:
        return "This took something back: to have it again, do it again."
    if work_of(batch).undo is None:
        return "This kind of work cannot be taken back."
    return None if batch.done else "It changed nothing, so there is nothing to take back."


@transition(
    source=(State.PREPARING, State.WAITING, State.RUNNING),
    target=State.CANCELLING,
    activity=ACTIVITY,
    allowed=its_people,
)
def cancel(batch: Batch, act: Act) -> None:
    """Do no more of it. What is done stays done, and is told."""


@transition(
    source=(State.DONE, State.CANCELLED),
    target=State.UNDONE,
    activity=ACTIVITY,
    allowed=its_people,
    unless=cannot_be_taken_back,
)
def undo(batch: Batch, act: Act) -> None:
    """Take back what it did, item by item, as a batch of its own; what changed since is left."""
    take_back(act, batch=batch)


@creation(start=State.PREPARING, activity=ACTIVITY, allowed=anyone)
def take_back(act: Act, *, batch: Batch) -> Batch:
    """Begin the batch that takes another one back."""
    return new_batch(
        act,
        work=batch.work,
        title=f"Undo: {batch.title}"[:200],
        record_type=batch.record_type,
        verb=batch.verb,
        arguments=batch.arguments,
        items=to_take_back(batch),
        undoes=batch,
    )


@transition(source=State.PREPARING, target=State.WAITING, activity=ACTIVITY, allowed=the_robot)
def make_ready(batch: Batch, act: Act) -> None:
    """All items are listed."""
    count(batch)


@transition(
    source=(State.WAITING, State.RUNNING),
    target=State.RUNNING,
    activity=ACTIVITY,
    allowed=the_robot,
)
def advance(batch: Batch, act: Act) -> None:
    """Some items more have been treated."""
    count(batch)


@transition(
    source=(State.WAITING, State.RUNNING), target=State.DONE, activity=ACTIVITY, allowed=the_robot
)
def finish(batch: Batch, act: Act) -> None:
    """Every item has been treated."""
    count(batch)
    batch.finished_at = act.at


@transition(source=State.CANCELLING, target=State.CANCELLED, activity=ACTIVITY, allowed=the_robot)
def end(batch: Batch, act: Act) -> None:
    """What had been begun is done, and nothing more will be."""
    cancel_waiting(batch, act.at)
    count(batch)
    batch.finished_at = act.at


def count(batch: Batch) -> None:
    """Let the batch say what its items say."""
    found = tally(batch)
    batch.total, batch.done = found.total, found.done
    batch.refused, batch.cancelled = found.refused, found.cancelled
