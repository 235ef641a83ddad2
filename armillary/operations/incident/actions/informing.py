"""Finding the fault, calling in others, and telling the people who are hit."""

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.fittings.watching.actions import keep
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.lifecycle import change
from armillary.kernel.lifecycle.verbs import News
from armillary.operations.incident.actions.allowed import handlers
from armillary.operations.incident.actions.ending import children
from armillary.operations.incident.models import Incident
from armillary.operations.incident.vocabulary import OPEN, UNENDED
from armillary.people.models import Person
from armillary.people.vocabulary import PersonState
from armillary.reference.activities import Incident as Activity


@change(
    activity=Activity.ISOLATE,
    when=OPEN,
    allowed=handlers,
    words="finding",
    audience=Audience.INTERNAL,
)
def isolate(
    incident: Incident,
    act: Act,
    *,
    finding: str,
    affected_item: ConfigurationItem | None = None,
) -> None:
    """Write down where the fault lies, or what has been ruled out; colleagues read it."""
    _said(finding, "finding", "Say what was found, or what it is not.")
    incident.affected_item = affected_item or incident.affected_item


@change(
    activity=Activity.ESCALATE,
    when=OPEN,
    allowed=handlers,
    words="wish",
    audience=Audience.INTERNAL,
)
def escalate(incident: Incident, act: Act, *, to: Person, wish: str) -> News:
    """Call in a colleague with deeper skill or more authority, and say what is needed by when."""
    _said(wish, "wish", "Say what is needed from them, and by when.")
    if why := _flaw_of_help(to, act):
        raise Invalid({"to": why})
    keep(incident, to, muted=False)
    return {"watchers": [None, to.name]}


@change(
    activity=Activity.NOTIFY_CUSTOMERS,
    when=UNENDED,
    allowed=handlers,
    words="message",
    audience=Audience.PUBLIC,
    company=children,
)
def notify(incident: Incident, act: Act, *, message: str) -> None:
    """Tell the caller how it stands, and those of its open children as well."""
    _said(message, "message", "Say what is known, and when they hear from you next.")


def _said(words: str, argument: str, why: str) -> None:
    if not words.strip():
        raise Invalid({argument: why})


def _flaw_of_help(to: Person, act: Act) -> str | None:
    if to.pk == act.actor.pk:
        return "Call in somebody else."
    if to.state != PersonState.ACTIVE:
        return f"{to.name} is no longer here."
    if not to.is_staff:
        return f"{to.name} does not work here."
    return None
