"""Which task comes before which. Nothing waits for itself, however long the way round."""

from armillary.fittings.tasks import rules
from armillary.fittings.tasks.models import Precedence, Task
from armillary.fittings.tasks.queries import edges_about
from armillary.fittings.tasks.vocabulary import BEFORE_WORK, ENDED, OPEN, State
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change, staff, transition
from armillary.kernel.lifecycle.verbs import News


@transition(
    source=BEFORE_WORK,
    target=State.PLANNED,
    activity=None,
    allowed=staff,
    beside=("predecessor",),
)
def add_predecessor(task: Task, act: Act, *, predecessor: Task) -> News:
    """Let it wait until another task about the same record has ended."""
    if why := _flaw(task, predecessor):
        raise Invalid({"predecessor": why})
    Precedence.objects.create(task=task, before=predecessor)
    return {"predecessors": [None, predecessor.number]}


@change(when=OPEN, activity=None, allowed=staff)
def remove_predecessor(task: Task, act: Act, *, predecessor: Task) -> News:
    """Let it wait for that task no longer."""
    gone, _ = Precedence.objects.filter(task=task, before=predecessor).delete()
    if not gone:
        raise Invalid({"predecessor": f"{task.number} does not wait for {predecessor.number}."})
    return {"predecessors": [predecessor.number, None]}


def _flaw(task: Task, other: Task) -> str | None:
    if task.pk == other.pk:
        return "A task does not wait for itself."
    if (task.about_type, task.about_id) != (other.about_type, other.about_id):
        return f"{other.number} is about {other.about_number}, this one about {task.about_number}."
    if other.state in ENDED:
        return f"{other.number} has ended already: there is nothing to wait for."
    edges = edges_about(task)
    if sum(later == task.pk for later, _ in edges) >= rules.MOST_PREDECESSORS:
        return f"A task waits for {rules.MOST_PREDECESSORS} others at most."
    if rules.closes_a_circle(edges, task.pk, other.pk):
        return f"{other.number} waits for {task.number}: they would wait for each other for ever."
    return None
