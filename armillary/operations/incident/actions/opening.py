"""Writing an incident down, and putting right what was written down wrongly."""

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, VersionNeeded
from armillary.kernel.lifecycle import anyone, change, creation
from armillary.operations.incident.actions.allowed import handlers
from armillary.operations.incident.actions.sorting import check_category, check_service
from armillary.operations.incident.models import Category, Incident
from armillary.operations.incident.queries import proposed_priority
from armillary.operations.incident.rules import channel_of
from armillary.operations.incident.vocabulary import (
    UNENDED,
    Channel,
    Impact,
    State,
    Tree,
    Urgency,
)
from armillary.people.models import Person
from armillary.reference.activities import Incident as Activity


@creation(start=State.NEW, activity=Activity.LOG, allowed=anyone)
def log(
    act: Act,
    *,
    title: str,
    impact: Impact,
    urgency: Urgency,
    description: str = "",
    caller: Person | None = None,
    channel: Channel | None = None,
    location: str = "",
    category: Category | None = None,
    service: ConfigurationItem | None = None,
    affected_item: ConfigurationItem | None = None,
) -> Incident:
    """Write down what a caller reports: somebody else's trouble, or your own."""
    caller = caller or act.actor
    if caller.pk != act.actor.pk and not act.actor.is_staff:
        raise Invalid({"caller": "You can log for yourself only."})
    if category:
        check_category(category, Tree.SYMPTOM, "category")
    check_service(service)
    return Incident(
        organisation_id=caller.organisation_id,
        title=title,
        description=description,
        caller=caller,
        opened_by=act.actor,
        channel=channel or channel_of(act.door),
        location=location or caller.location,
        category=category,
        service=service,
        affected_item=affected_item,
        impact=impact,
        urgency=urgency,
        proposed_priority=proposed_priority(impact, urgency),
        reported_at=act.at,
    )


@change(activity=Activity.TRACK_PROGRESS, when=UNENDED, allowed=handlers)
def correct(
    incident: Incident,
    act: Act,
    *,
    title: str | None = None,
    description: str | None = None,
    caller: Person | None = None,
    location: str | None = None,
) -> None:
    """Put right what was written down wrongly; what is not given stays as it is."""
    if act.version is None:
        raise VersionNeeded("Say which version you correct, so that nobody's words get lost.")
    if caller:
        incident.caller = caller
        incident.organisation_id = caller.organisation_id
    for name, text in (("title", title), ("description", description), ("location", location)):
        if text is not None:
            setattr(incident, name, text)
