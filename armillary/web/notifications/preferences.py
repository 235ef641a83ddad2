"""How one wants to be told: a way for each kind of news, the hour of the digest, quiet hours."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from armillary.fittings.notifications.actions import HOURS, choose_notifications
from armillary.fittings.notifications.queries import wishes_of
from armillary.fittings.notifications.rules import Wishes
from armillary.fittings.notifications.vocabulary import Way, What
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of, actor_of
from armillary.kernel.errors import Invalid

HERE = "/me/notifications"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of news, and the ways to hear of it: value, label, whether it is chosen."""

    name: str
    label: str
    ways: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class Hour:
    """A choice of an hour of the day."""

    name: str
    label: str
    hours: tuple[tuple[str, str, bool], ...]
    error: str


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: Request) -> HttpResponse:
    """Show what was chosen, or choose."""
    person = actor_of(request)
    if request.method != "POST":
        wishes = wishes_of([person.pk]).get(person.pk, Wishes())
        return _page(request, wishes, {})
    try:
        wishes = _said(request)
        choose_notifications(
            person,
            act_of(request),
            ways=wishes.ways,
            digest_hour=wishes.digest_hour,
            quiet_from=wishes.quiet_from,
            quiet_until=wishes.quiet_until,
        )
    except Invalid as refusal:
        return _page(request, _readable(request), refusal.fields)
    return HttpResponseRedirect(f"{HERE}?kept=1", status=303)


def _page(request: Request, wishes: Wishes, errors: Mapping[str, str]) -> HttpResponse:
    kept = "kept" in request.GET and not errors
    context = {
        "title": "My notifications",
        "breadcrumbs": [],
        "notices": [{"tone": "done", "text": "That is how you will be told."}] if kept else [],
        "kinds": tuple(_kind(what, wishes.way(what)) for what in What),
        "ways": tuple(way.label for way in Way),
        "zone": request.actor.zone if request.actor else "",
        "hours": (
            _hour("digest_hour", "The daily mail goes out at", wishes.digest_hour, errors),
            _hour("quiet_from", "Quiet from", wishes.quiet_from, errors),
            _hour("quiet_until", "until", wishes.quiet_until, errors),
        ),
        "errors": [{"field": name, "text": text} for name, text in errors.items()],
    }
    return render(request, "preferences.html", context, status=422 if errors else 200)


def _kind(what: What, chosen: Way) -> Kind:
    ways = tuple((way.value, way.label, way is chosen) for way in Way)
    return Kind(what.value, what.label, ways)


def _hour(name: str, label: str, chosen: int | None, errors: Mapping[str, str]) -> Hour:
    hours = tuple((str(hour), f"{hour:02}:00", hour == chosen) for hour in HOURS)
    return Hour(name, label, hours, errors.get(name, ""))


def _said(request: HttpRequest) -> Wishes:
    """What the form says. Raises Invalid for a way or an hour that there is not."""
    ways, wrong = {}, {}
    for what in What:
        text = request.POST.get(what.value, "")
        if text in Way.values:
            ways[what] = Way(text)
        else:
            wrong[what.value] = "Choose one of the ways."
    hours = {name: request.POST.get(name, "") for name in ("digest_hour", *_QUIET)}
    for name, text in hours.items():
        if not _is_hour(text) and (text or name not in _QUIET):
            wrong[name] = "This must be an hour of the day, 0 to 23."
    if wrong:
        raise Invalid(wrong)
    quiet_from, quiet_until = (int(hours[name]) if hours[name] else None for name in _QUIET)
    return Wishes(ways, int(hours["digest_hour"]), quiet_from, quiet_until)


def _readable(request: HttpRequest) -> Wishes:
    """As much of the form as can be shown again."""
    texts = {name: request.POST.get(name, "") for name in ("digest_hour", *_QUIET)}
    hours = {name: int(text) for name, text in texts.items() if _is_hour(text)}
    ways = {
        what: Way(text) for what in What if (text := request.POST.get(what.value)) in Way.values
    }
    return Wishes(
        ways, hours.get("digest_hour", 8), hours.get("quiet_from"), hours.get("quiet_until")
    )


def _is_hour(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 2 and int(text) in HOURS


_QUIET = ("quiet_from", "quiet_until")
