"""How a change begins: as a request, by a template, in a hurry, or written down afterwards."""

from datetime import datetime
from typing import Any

from armillary.assurance.change.actions.allowed import keepers
from armillary.assurance.change.models import Change, ChangeTemplate
from armillary.assurance.change.rules.timing import taken_from, taken_until
from armillary.assurance.change.vocabulary import Path, State, TemplateState, Urgency
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.vocabulary import ENDED, Family
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import creation
from armillary.people.models import Person, Team
from armillary.reference.activities import Change as Activity

PROCESS, URGENT = Activity.PROCESS_RFCS, Activity.MANAGE_URGENT_CHANGES


@creation(start=State.DRAFT, activity=PROCESS, allowed=keepers)
def request(
    act: Act,
    *,
    title: str,
    reason: str,
    item: ConfigurationItem | None = None,
    service: ConfigurationItem | None = None,
    plan: str = "",
    test_note: str = "",
    back_out_plan: str = "",
    communication: str = "",
    team: Team | None = None,
    implementer: Person | None = None,
    requester: Person | None = None,
    major: bool = False,
) -> Change:
    """Ask for a change; a major one goes before the board."""
    given = {name: value for name, value in locals().items() if name not in ("act", "major")}
    return begun(act, Path.MAJOR if major else Path.MINOR, **given)


@creation(start=State.DRAFT, activity=PROCESS, allowed=keepers)
def request_standard(
    act: Act,
    *,
    template: ChangeTemplate,
    item: ConfigurationItem,
    title: str = "",
    reason: str = "",
    test_note: str = "",
    team: Team | None = None,
    implementer: Person | None = None,
    requester: Person | None = None,
) -> Change:
    """Do again what a template describes: it needs no approval while such changes go well."""
    if why := flaw_of_template(template, item):
        raise Invalid(why)
    return _by_template(
        act, Path.STANDARD, template, item, title, reason, test_note, team, implementer, requester
    )


@creation(start=State.DRAFT, activity=PROCESS, allowed=keepers)
def request_by_template(
    act: Act,
    *,
    template: ChangeTemplate,
    item: ConfigurationItem,
    title: str = "",
    reason: str = "",
    test_note: str = "",
    team: Team | None = None,
    implementer: Person | None = None,
    requester: Person | None = None,
) -> Change:
    """Do what a template describes with approval: this is how a template earns its standing."""
    if template.state == TemplateState.RETIRED:
        raise Invalid({"template": f"{template.name} is retired."})
    return _by_template(
        act, Path.MINOR, template, item, title, reason, test_note, team, implementer, requester
    )


@creation(start=State.DRAFT, activity=URGENT, allowed=keepers)
def request_emergency(
    act: Act,
    *,
    title: str,
    reason: str,
    urgent_because: Urgency,
    back_out_plan: str,
    item: ConfigurationItem | None = None,
    service: ConfigurationItem | None = None,
    plan: str = "",
    team: Team | None = None,
    implementer: Person | None = None,
    requester: Person | None = None,
) -> Change:
    """Ask for a change that cannot wait, because of a major incident or a danger."""
    given = {name: value for name, value in locals().items() if name != "act"}
    return begun(act, Path.EMERGENCY, **given)


@creation(start=State.DRAFT, activity=URGENT, allowed=keepers)
def record_latent(
    act: Act,
    *,
    title: str,
    plan: str,
    reason: str,
    done_from: datetime,
    done_until: datetime,
    item: ConfigurationItem | None = None,
    service: ConfigurationItem | None = None,
    team: Team | None = None,
    implementer: Person | None = None,
    requester: Person | None = None,
) -> Change:
    """Write down a change that was done already: what, who, when, and why not beforehand."""
    given = {name: value for name, value in locals().items() if name not in _NOT_COLUMNS}
    if not done_from < done_until <= act.at:
        raise Invalid({"done_until": "It ended after it began, and is over."})
    made = begun(act, Path.LATENT, **given)
    made.started_at, made.ended_at = done_from, done_until
    return made


_NOT_COLUMNS = ("act", "done_from", "done_until")


def flaw_of_template(template: ChangeTemplate, item: ConfigurationItem) -> dict[str, str] | None:
    """Why it cannot be done by this template without approval, by field."""
    if template.state != TemplateState.PRE_APPROVED:
        share = f"{float(template.bound):.0%}"
        return {
            "template": f"{template.name} has not the standing to go without approval "
            f"({template.clean_runs} of {template.runs} went well, so at least {share} do): "
            "request it by template with approval instead."
        }
    if template.of_class_id and item.configuration_class_id not in catalogue().below(
        template.of_class_id
    ):
        return {
            "item": f"{item.name} is not of the class that this template is for: "
            "request a normal change instead."
        }
    return None


def _by_template(
    act: Act,
    path: Path,
    template: ChangeTemplate,
    item: ConfigurationItem,
    title: str,
    reason: str,
    test_note: str,
    team: Team | None,
    implementer: Person | None,
    requester: Person | None,
) -> Change:
    return begun(
        act,
        path,
        title=title or f"{template.name}: {item.name}"[:200],
        reason=reason,
        item=item,
        test_note=test_note,
        implementer=implementer,
        requester=requester,
        **said_by(template, team),
    )


def said_by(template: ChangeTemplate, team: Team | None) -> dict[str, Any]:
    """What a template says of a change by it; the team may be another one."""
    return {
        "template": template,
        "edition": template.edition,
        "plan": template.plan,
        "back_out_plan": template.back_out_plan,
        "back_out_minutes": template.back_out_minutes,
        "team": team or template.team,
    }


def begun(act: Act, path: Path, **given: Any) -> Change:
    """A draft of this model; unless somebody is named, whoever acts has asked for it."""
    check_service(given.get("service"))
    check_item(given.get("item"))
    given["requester"] = given.get("requester") or act.actor
    return Change(path=path.value, **given)


def check_item(item: ConfigurationItem | None, field: str = "item") -> None:
    """Raise Invalid where there is nothing left to change."""
    if item is not None and item.state in ENDED:
        raise Invalid({field: f"{item.name} is {item.state}: nothing is changed at it."})


def check_service(service: ConfigurationItem | None) -> None:
    """Raise Invalid where it is none."""
    if service is not None and service.family != Family.SERVICE:
        raise Invalid({"service": f"{service.name} is no service."})


def plan_time(change: Change, start: datetime, end: datetime) -> None:
    """Let its window be this, and with it the time that it takes."""
    change.planned_start, change.planned_end = start, end
    hold_time(change)


def hold_time(change: Change) -> None:
    """With preparation and watch it takes the time from the one to the other."""
    change.taken_from = taken_from(change.planned_start, change.prepare_minutes)
    change.taken_until = taken_until(change.planned_end, change.watch_minutes)
