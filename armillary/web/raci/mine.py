"""My duties: what somebody does, answers for, is asked about and hears of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.acts import Act
from armillary.kernel.listing.parameters import address
from armillary.people.models import Person
from armillary.reference.activities import Activity
from armillary.reference.processes import PROCESSES, Process
from armillary.reference.raci import Letter
from armillary.reference.roles import ROLES, Role
from armillary.transformation.guides.lives import is_own
from armillary.transformation.guides.queries import duties_in_force
from armillary.transformation.guides.told import Duties
from armillary.transformation.raci.matrix import Doing, doings, letters_of
from armillary.web.guides.linking import activity_url
from armillary.web.guides.telling import LETTERS
from armillary.web.raci.places import CRUMB, PATH, matrix_url, tabs
from armillary.web.records.crumbs import Crumb


@dataclass(frozen=True, slots=True)
class Way:
    """A verb that somebody may do, and where there are records for it."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Ways:
    """What somebody may do to the records of a type."""

    plural: str
    url: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """An activity, by which letters, through which roles, and what is to be done for it."""

    activity: Activity
    guide_url: str
    letters: tuple[tuple[str, str], ...]
    ways: tuple[Ways, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The duties in one process."""

    process: Process
    url: str
    duties: tuple[Duty, ...]


@signed_in
@require_safe
def page(request: Request) -> HttpResponse:
    """Show the duties of whoever is signed in."""
    act = act_of(request)
    duties, verbs = duties_in_force(), doings()
    counts = letters_of(act.actor.roles, duties)
    parts = [each for each in _parts(act, duties, verbs) if each.duties]
    shown = {
        "title": "My duties",
        "breadcrumbs": (CRUMB, Crumb("My duties")) if act.actor.is_staff else (Crumb("My duties"),),
        "tabs": tabs(f"{PATH}/mine") if act.actor.is_staff else (),
        "roles": [each for each in ROLES if each in act.actor.roles],
        "parts": parts,
        "is_staff": act.actor.is_staff,
        "counts": [(each.value, LETTERS[each], counts.get(each, 0)) for each in Letter],
    }
    return render(request, "raci/mine.html", shown)


def _parts(act: Act, duties: Duties, verbs: Mapping[Activity, tuple[Doing, ...]]) -> Iterator[Part]:
    for process in PROCESSES:
        own = (
            Duty(each, activity_url(each), letters, tuple(_ways(each, act, verbs.get(each, ()))))
            for each in process.activities
            if (letters := _letters(act.actor, duties.get(each, {})))
        )
        yield Part(process, matrix_url(process.id), tuple(own))


def _letters(person: Person, line: Mapping[Role, Letter]) -> tuple[tuple[str, str], ...]:
    """Each letter that the person has, and through which role."""
    found = ((letter.value, each.title) for each, letter in line.items() if each in person.roles)
    return tuple(sorted(found, key=lambda each: "RACI".index(each[0])))


def _ways(activity: Activity, act: Act, verbs: tuple[Doing, ...]) -> Iterator[Ways]:
    """The verbs that this person may do for an activity; not those that every record has."""
    found: dict[tuple[str, str], list[Way]] = {}
    for kind, verb in verbs:
        if is_own(verb) and not verb.allowed.refusal(None, act, activity):
            list_url = f"/{kind.slug}"
            states = [("state", each) for each in verb.sources]
            url = f"{list_url}/new/{verb.name}" if verb.makes else address(list_url, states)
            found.setdefault((kind.plural, list_url), []).append(Way(verb.label, url))
    for (plural, list_url), ways in found.items():
        yield Ways(plural, list_url, tuple(ways))
