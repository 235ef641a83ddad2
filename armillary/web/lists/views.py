"""The ready-made views of a list, and where an agent's work is."""

from dataclasses import dataclass

from armillary.kernel import known
from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import fields_of
from armillary.kernel.listing.asked import Pairs
from armillary.kernel.listing.parameters import address
from armillary.kernel.registry import record_types
from armillary.people.models import Person, Team
from armillary.records.models import numbered
from armillary.reference.processes import PROCESSES


@dataclass(frozen=True, slots=True)
class View:
    """A tab above the list."""

    label: str
    url: str
    current: bool
    count: None = None


def list_url(kind: RecordType) -> str:
    """The list as one usually wants it: what is open, where there is such a thing."""
    return f"/{kind.slug}?open=true" if kind.open_states else f"/{kind.slug}"


def my_work(kind: RecordType, actor: Person) -> Pairs:
    """What this person should look at: own records, and what is nobody's yet in the own teams."""
    teams = [numbered(Team.prefix, key) for key in sorted(actor.team_ids)]
    mine = (("open", "true"), ("assignee", "me,none"))
    return (*mine, ("team", ",".join([*teams, "none"]))) if is_worked_on(kind) else mine


def is_worked_on(kind: RecordType) -> bool:
    """Whether records of this type are given to people and teams."""
    return {"assignee", "team"} <= fields_of(kind).keys()


def views(kind: RecordType, actor: Person, here: Pairs) -> tuple[View, ...]:
    """The tabs of a list; the one that is open is the one whose filters are set, no more."""
    path = f"/{kind.slug}"
    narrowed = sorted(pair for pair in here if pair[0] not in _LOOKS)
    made: list[tuple[str, Pairs]] = []
    if is_worked_on(kind) and actor.is_staff:
        made += [
            ("My work", my_work(kind, actor)),
            ("Mine", (("open", "true"), ("assignee", "me"))),
            ("Unassigned", (("open", "true"), ("assignee", "none"))),
        ]
    if kind.open_states:
        made.append((_open_word(kind), (("open", "true"),)))
    made.append(("All", ()))
    return tuple(View(label, address(path, p), narrowed == sorted(p)) for label, p in made)


NEWEST = (("sort", "-number"),)
_LOOKS = frozenset({"view", "columns", "sort", "after", "before", "limit"})


def _open_word(kind: RecordType) -> str:
    """What is open is called by its state where there is only one."""
    labels = dict(kind.states.choices)
    return str(labels[kind.open_states[0]]) if len(kind.open_states) == 1 else kind.open_word


def worked_on() -> RecordType | None:
    """The type of record of a process of the model that is given to people: incidents."""
    model = {process.id for process in PROCESSES}
    given = (each for each in record_types().values() if known.of(each.model).process in model)
    return next((each for each in given if is_worked_on(each)), None)


def work_url(actor: Person) -> str:
    """The list that this person lives in. The address says it all, so it can be kept and sent."""
    kind = worked_on()
    if kind is None:
        return "/me"
    return address(f"/{kind.slug}", my_work(kind, actor) if actor.is_staff else NEWEST)
