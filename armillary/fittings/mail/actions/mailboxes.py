"""What administrators do with the mailboxes that we look into."""

from armillary.fittings.mail import fetching
from armillary.fittings.mail.models import Mailbox, MailboxPassword
from armillary.fittings.mail.opening import assigning, check_mapping
from armillary.fittings.mail.vocabulary import Security, Strangers, SwitchState
from armillary.kernel.access import sealed
from armillary.kernel.access.rules import administrators
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.jobs import queue as jobs
from armillary.kernel.lifecycle import change, creation, transition
from armillary.kernel.lifecycle.verbs import News
from armillary.people.models import Organisation, Team
from armillary.reference.activities import Operations

ACTIVITY = Operations.ADMINISTER_CLIENTS_SERVERS_NETWORKS
LOOK = "mail: look"


@creation(start=SwitchState.OFF, activity=ACTIVITY, allowed=administrators)
def open_mailbox(
    act: Act,
    *,
    name: str,
    address: str,
    host: str,
    user: str,
    record_type: str = "incidents",
    defaults: str = "impact: 3\nurgency: 2",
    port: int = 993,
    security: Security = Security.TLS,
    folder: str = "INBOX",
    done_folder: str = "",
    team: Team | None = None,
    domains: str = "",
    organisation_of_callers: Organisation | None = None,
    strangers: Strangers = Strangers.HOLD,
    receipts: bool = True,
) -> Mailbox:
    """Say where mail arrives for us, and what becomes of it. We look when it is on."""
    _check(act, record_type, defaults, team, domains, organisation_of_callers)
    return Mailbox(
        name=name,
        address=address,
        host=host.strip(),
        user=user,
        record_type=record_type,
        defaults=defaults,
        port=port,
        security=security,
        folder=folder,
        done_folder=done_folder,
        team=team,
        domains=domains,
        organisation_of_callers=organisation_of_callers,
        strangers=strangers,
        receipts=receipts,
    )


@change(activity=ACTIVITY, allowed=administrators)
def connect(
    mailbox: Mailbox,
    act: Act,
    *,
    host: str,
    user: str,
    port: int = 993,
    security: Security = Security.TLS,
    folder: str = "INBOX",
    done_folder: str = "",
) -> None:
    """Set where the mailbox is and how we come in, except the password."""
    mailbox.host, mailbox.port, mailbox.security = host.strip(), port, security
    mailbox.user, mailbox.folder, mailbox.done_folder = user, folder, done_folder


@change(activity=ACTIVITY, allowed=administrators)
def direct(
    mailbox: Mailbox,
    act: Act,
    *,
    record_type: str,
    defaults: str = "",
    team: Team | None = None,
    domains: str = "",
    organisation_of_callers: Organisation | None = None,
    strangers: Strangers = Strangers.HOLD,
    receipts: bool = True,
) -> None:
    """Set what becomes of the mail that arrives here."""
    _check(act, record_type, defaults, team, domains, organisation_of_callers)
    mailbox.record_type, mailbox.defaults, mailbox.team = record_type, defaults, team
    mailbox.domains, mailbox.organisation_of_callers = domains, organisation_of_callers
    mailbox.strangers, mailbox.receipts = strangers, receipts


@change(activity=ACTIVITY, allowed=administrators)
def set_password(mailbox: Mailbox, act: Act, *, password: str) -> News:
    """Set the password for the server. It is kept sealed and shown to nobody."""
    kept = sealed.seal(fetching.PURPOSE, password)
    MailboxPassword(mailbox=mailbox, sealed=kept).save()
    return {"password": [None, "set"]}


@transition(
    source=SwitchState.OFF, target=SwitchState.ON, activity=ACTIVITY, allowed=administrators
)
def switch_on(mailbox: Mailbox, act: Act) -> None:
    """Look into it now, and then every minute."""
    look_into(mailbox)


@transition(
    source=SwitchState.ON, target=SwitchState.OFF, activity=ACTIVITY, allowed=administrators
)
def switch_off(mailbox: Mailbox, act: Act) -> None:
    """Look no more; what arrives stays on the server."""


@change(when=SwitchState.ON, activity=ACTIVITY, allowed=administrators)
def look_now(mailbox: Mailbox, act: Act) -> News:
    """Look into it at once and not within the minute."""
    look_into(mailbox)
    return {"look": [None, "asked for"]}


def look_into(mailbox: Mailbox) -> None:
    """Have a job look into it, unless one is about to."""
    jobs.defer(LOOK, {"mailbox": mailbox.pk}, key=f"{LOOK} {mailbox.pk}")


def _check(
    act: Act,
    record_type: str,
    defaults: str,
    team: Team | None,
    domains: str,
    organisation: Organisation | None,
) -> None:
    kind = check_mapping(act, record_type, defaults)
    if team and assigning(kind) is None:
        raise Invalid({"team": f"No team is given a record of this type: {kind.name}."})
    if domains.strip() and organisation is None:
        raise Invalid({"organisation_of_callers": "Say where their people belong."})
