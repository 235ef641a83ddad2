"""One cell of the matrix: what it would change to edit it, and the editing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from armillary.fittings.raci import actions
from armillary.fittings.raci.declaration import RESPONSIBILITY
from armillary.fittings.raci.queries import Clash, clashes, line_of, row_of
from armillary.fittings.raci.rules import ONE_ANSWERS, accountable, edited, refusal
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of, actor_of
from armillary.kernel.errors import Invalid, NotFound, Refusal, Stale
from armillary.people.models import Responsibility
from armillary.reference.activities import Activity
from armillary.reference.raci import Letter
from armillary.reference.roles import Role, role
from armillary.transformation.raci.effects import Effect, effects
from armillary.transformation.raci.matrix import Holding, matrix_in_force
from armillary.web.asking import process_named
from armillary.web.guides.linking import activity_url
from armillary.web.guides.telling import LETTERS
from armillary.web.raci.matrices import may_edit
from armillary.web.raci.places import (
    CRUMB,
    activity_named,
    cell_url,
    matrix_url,
    role_named,
    row_url,
)
from armillary.web.records.crumbs import Crumb
from armillary.web.records.timeline import timeline
from armillary.web.submitted import version_in

NOTHING = "none"
"""Stands in an address for a cell without a letter."""
SAYS = {
    ("C", False): "Off: those who hold this role are asked for advice when somebody asks them.",
    ("C", True): "On: when the activity was done, those who hold this role are asked for advice, "
    "once for each record, to be answered within {hours} working hours.",
    ("I", False): "Off: those who hold this role hear of it only by watching a record.",
    ("I", True): "On: when the activity was done, those who hold this role are told, "
    "with one unread notice for each record at most.",
}
"""Whether a cell of this letter asks or tells by itself, and what that means."""
WORDS = {**{each.value: LETTERS[each] for each in Letter}, NOTHING: "nothing to do with it"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A letter that the cell could have, and where it is seen what that would change."""

    value: str
    words: str
    url: str
    current: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What would change if the cell had another letter."""

    letter: str
    words: str
    former: Role | None
    formers: tuple[Choice, ...]
    former_letter: str
    refusal: str
    clashes: tuple[Clash, ...]
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Switch:
    """Whether those who are C are asked, or those who are I told, by itself; and turning that."""

    says: str
    on: bool
    asks: bool
    hours: int
    url: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request is about: the cell, and what is to be in it."""

    activity: Activity
    role: Role
    letter: str
    former: str


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def cell(request: Request, name: str, anchor: str, who: str) -> HttpResponse:
    """Show what a role is to an activity, and what another letter would change; or edit it."""
    activity = activity_named(process_named(name), anchor)
    asked = _asked(request, activity, role_named(who))
    if request.method == "POST":
        return _edit(request, asked)
    return _shown(request, asked)


def _asked(request: Request, activity: Activity, who: Role) -> Asked:
    given = request.POST if request.method == "POST" else request.GET
    letter, former = given.get("letter", ""), given.get("former", "")
    wrong = {
        name: f"Choose one of {', '.join(WORDS)}."
        for name, text in (("letter", letter), ("former", former))
        if text and text not in WORDS
    }
    if wrong or former == Letter.ACCOUNTABLE:
        raise Invalid(wrong or {"former": ONE_ANSWERS})
    return Asked(activity, who, letter, former)


def _edit(request: Request, asked: Asked) -> HttpResponse:
    try:
        act = act_of(request)
        _check_version(asked, version_in(request))
        if not asked.letter:
            raise Invalid({"letter": "Choose what the role is to be."})
        actions.put(
            act,
            asked.activity.value,
            asked.role,
            _letter(asked.letter),
            former=_letter(asked.former),
            reason=request.POST.get("reason", ""),
        )
    except NotFound:
        raise
    except Refusal as refused:
        return _shown(request, asked, refused)
    return HttpResponseRedirect(row_url(asked.activity), status=303)


def _check_version(asked: Asked, seen: int | None) -> None:
    """Whoever saw another letter than the one that stands is told, and decides anew."""
    row = row_of(asked.activity.value, asked.role.value)
    if seen is not None and seen != (row.version if row else 0):
        raise Stale("Somebody has edited this cell meanwhile. Look at it and try again.")


def _letter(text: str) -> Letter | None:
    return Letter(text) if text and text != NOTHING else None


def _shown(request: Request, asked: Asked, refused: Refusal | None = None) -> HttpResponse:
    activity, who = asked.activity, asked.role
    row = row_of(activity.value, who.value)
    line = line_of(activity.value)
    now = line.get(who.value, NOTHING)
    matrix = matrix_in_force()
    page: dict[str, Any] = {
        "title": f"{who.title}: {activity.title}",
        "breadcrumbs": (
            CRUMB,
            Crumb(process_named(activity.process).title, matrix_url(activity.process)),
            Crumb(activity.title),
            Crumb(who.title),
        ),
        "activity": activity,
        "group": process_named(activity.process).group.id,
        "role": who,
        "holding": matrix.held_by(who),
        "guide_url": activity_url(activity),
        "matrix_url": matrix_url(activity.process),
        "url": cell_url(activity, who),
        "now": "" if now == NOTHING else now,
        "now_words": WORDS[now],
        "choices": _choices(asked, now),
        "preview": _preview(request, asked, line, matrix.duties) if _is_new(asked, now) else None,
        "may_edit": may_edit(request),
        "version": row.version if row else 0,
        "reason": request.POST.get("reason", ""),
        "refused": str(refused) if refused else "",
        "timeline": _timeline(request, row),
        "switch": _switch(row, now),
        "others": _others(line, who, matrix.holdings),
    }
    return render(request, "raci/cell.html", page, status=refused.status if refused else 200)


def _is_new(asked: Asked, now: str) -> bool:
    return asked.letter not in ("", now)


def _choices(asked: Asked, now: str) -> tuple[Choice, ...]:
    url = cell_url(asked.activity, asked.role)
    return tuple(
        Choice(value, words, f"{url}?letter={value}", value == now, value == (asked.letter or now))
        for value, words in WORDS.items()
    )


def _preview(request: Request, asked: Asked, line: Mapping[str, str], duties: Any) -> Preview:
    letter = _letter(asked.letter)
    former = asked.former or Letter.CONSULTED.value
    steps_down = _steps_down(asked, line) if letter is Letter.ACCOUNTABLE else None
    after = edited(line, asked.role.value, letter or "", _letter(former) or "")
    return Preview(
        letter=asked.letter,
        words=WORDS[asked.letter],
        former=steps_down,
        formers=_formers(asked, former) if steps_down else (),
        former_letter=former if steps_down else "",
        refusal=refusal(line, after) or "",
        clashes=tuple(clashes(asked.activity.value, line, after)),
        effects=effects(asked.activity, line, after, duties, act_of(request).at),
    )


def _switch(row: Responsibility | None, now: str) -> Switch | None:
    if row is None or now not in (Letter.CONSULTED, Letter.INFORMED):
        return None
    asks = now == Letter.CONSULTED
    says = SAYS[now, row.by_itself].format(hours=row.hours)
    verb = "switch_off" if row.by_itself else "switch_on"
    url = f"/responsibilities/{row.number}/{verb}"
    return Switch(says, row.by_itself, asks, row.hours, url)


def _steps_down(asked: Asked, line: Mapping[str, str]) -> Role | None:
    """The role that answers now, where it is another one."""
    return next((role(each) for each in accountable(line) if each != asked.role), None)


def _formers(asked: Asked, chosen: str) -> tuple[Choice, ...]:
    url = cell_url(asked.activity, asked.role)
    return tuple(
        Choice(value, words, f"{url}?letter=A&former={value}", False, value == chosen)
        for value, words in WORDS.items()
        if value != Letter.ACCOUNTABLE
    )


def _timeline(request: Request, row: Responsibility | None) -> Any:
    """Who edited the cell, when and why; the last of it."""
    if row is None:
        return None
    url = f"/responsibilities/{row.number}"
    return timeline(RESPONSIBILITY, row, actor_of(request), url=url, all_=False)


def _others(
    line: Mapping[str, str], who: Role, holdings: Mapping[Role, Holding]
) -> list[tuple[str, Role, Holding]]:
    """The other roles of the activity, in the order of the letters."""
    found = [
        (letter, role(each), holdings.get(role(each), Holding()))
        for each, letter in line.items()
        if each != who
    ]
    return sorted(found, key=lambda each: ("RACI".index(each[0]), each[1].title))
