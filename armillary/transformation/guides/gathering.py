"""How a guide is put together: our words, the model's edges, the RACI matrix, and what runs."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from armillary.kernel.declarations import Process as Installed
from armillary.kernel.lifecycle.enacting import activity_of
from armillary.reference.activities import Activity
from armillary.reference.contracts import contracts_of
from armillary.reference.edges import ALL, EDGES, Edge
from armillary.reference.guides import guide, paragraph
from armillary.reference.processes import PROCESSES, Process
from armillary.reference.raci import Letter
from armillary.reference.roles import ROLES, Role
from armillary.transformation.guides.lives import is_own, life_of, sentence
from armillary.transformation.guides.tailoring import Listed, tailoring_of
from armillary.transformation.guides.told import Chapter, Doing, Duties, Exchange, Routine, Told

EVERYBODY = "every other process"
UNITS = ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second"))
ABOUT_ANYTHING = frozenset(
    {
        *("tasks", "consults", "hand-offs", "batches", "views", "custom-fields"),
        "calendar-feeds",
        *("exports", "imports", "import-mappings", "import-folders"),
        *("destinations", "webhook-subscriptions", "webhook-sources"),
        *("guide-editions", "acknowledgements"),
    }
)
"""Their verbs name an activity, since every line of the journal has one; they do not perform it."""
NOTHING: Mapping[str, Listed] = MappingProxyType({})
TITLES = {each.id: each.title for each in PROCESSES}


def guides_of(
    processes: Iterable[Process],
    installed: Iterable[Installed],
    duties: Duties,
    listed: Mapping[str, Listed] = NOTHING,
) -> tuple[Told, ...]:
    """The guides of processes as these are installed and these duties in force.

    `listed` counts the rows of their lists. The same values make the same guides.
    """
    everything = tuple(installed)
    doings = doings_of(everything)
    return tuple(_guide(each, everything, doings, duties, listed) for each in processes)


def guide_of(
    process: Process,
    installed: Iterable[Installed],
    duties: Duties,
    listed: Mapping[str, Listed] = NOTHING,
) -> Told:
    """The guide of a single process."""
    (told,) = guides_of((process,), installed, duties, listed)
    return told


def doings_of(installed: Iterable[Installed]) -> Mapping[Activity, Sequence[Doing]]:
    """The verbs that perform each activity, on whatever; not those that every record has."""
    found: dict[Activity, list[Doing]] = {}
    kinds = (kind for each in installed for kind in each.records)
    for kind in (each for each in kinds if each.slug not in ABOUT_ANYTHING):
        for verb in (*kind.creations, *kind.verbs):
            if is_own(verb):
                doing = Doing(verb.name, verb.label, sentence(verb.help), kind.slug, kind.plural)
                found.setdefault(activity_of(verb, kind.model), []).append(doing)
    return found


def _guide(
    process: Process,
    installed: Iterable[Installed],
    doings: Mapping[Activity, Sequence[Doing]],
    duties: Duties,
    listed: Mapping[str, Listed],
) -> Told:
    own = [each for each in installed if each.id == process.id]
    carried = {role for activity in process.activities for role in duties.get(activity, {})}
    gets, gives, shares = tuple(_gets(process)), tuple(_gives(process)), tuple(_shares(process))
    kinds = tuple(kind for each in own for kind in each.records)
    return Told(
        process=process,
        guide=guide(process),
        gets=gets,
        gives=gives,
        shares=shares,
        roles=tuple(role for role in ROLES if role in carried),
        chapters=tuple(
            Chapter(
                activity,
                paragraph(activity),
                tuple(_letters(activity, duties)),
                tuple(doings.get(activity, ())),
            )
            for activity in process.activities
        ),
        lives=tuple(map(life_of, kinds)),
        routines=tuple(routine for each in own for routine in _routines(each)),
        tailoring=tailoring_of(process, kinds, duties, listed),
    )


def _letters(activity: Activity, duties: Duties) -> Iterator[tuple[Letter, tuple[Role, ...]]]:
    carried = duties.get(activity, {})
    for letter in Letter:
        if found := tuple(role for role in ROLES if carried.get(role) is letter):
            yield letter, found


def _gets(process: Process) -> Iterator[Exchange]:
    for edge in EDGES:
        if not edge.between and _stands_in(process, edge.targets, edge.sources):
            yield _exchange(edge, edge.sources, process)


def _gives(process: Process) -> Iterator[Exchange]:
    for edge in EDGES:
        if not edge.between and _stands_in(process, edge.sources, edge.targets):
            yield _exchange(edge, edge.targets, process)


def _shares(process: Process) -> Iterator[Exchange]:
    """The edges of which the model names no direction."""
    for edge in EDGES:
        for near, far in {edge.sources: edge.targets, edge.targets: edge.sources}.items():
            if edge.between and _stands_in(process, near, far):
                yield _exchange(edge, far, process)


def _stands_in(process: Process, near: tuple[str, ...], far: tuple[str, ...]) -> bool:
    """Whether the process stands at the near end; nobody hands anything to itself."""
    return process.id in near or (ALL in near and process.id not in far)


def _exchange(edge: Edge, far: Iterable[str], process: Process) -> Exchange:
    parties = tuple(_party(each) for each in far if each != process.id)
    return Exchange(edge.id, parties, edge.what, edge.section, _along(edge, process))


def _along(edge: Edge, process: Process) -> tuple[str, ...]:
    """By whose record it is that goes over it, what it takes along."""
    return tuple(
        f"{'We' if each.process == process.id else TITLES[each.process]}: "
        + ", ".join(field.means for field in each.fields)
        for each in contracts_of((edge.id,))
    )


def _party(name: str) -> str:
    return EVERYBODY if name == ALL else TITLES.get(name, name)


def _routines(process: Installed) -> Iterator[Routine]:
    for each in process.schedule:
        yield Routine(_name(each.name), sentence(_words(each.job)), f"every {_length(each.every)}")
    for reaction in process.reactions:
        heard = ", ".join(reaction.verbs) or "anything"
        about = f" of {', '.join(reaction.types)}" if reaction.types else ""
        when = f"after {heard}{about}".replace("_", " ").replace("-", " ")
        yield Routine(_name(reaction.name), sentence(_words(reaction.job)), when)


def _name(words: str) -> str:
    return words[:1].upper() + words[1:]


def _words(job: Callable[..., object]) -> str:
    return job.__doc__ or ""


def _length(seconds: int) -> str:
    for size, unit in UNITS:
        if seconds % size == 0:
            count = seconds // size
            return unit if count == 1 else f"{count} {unit}s"
    raise ValueError(f"{seconds} seconds are no length of time.")
