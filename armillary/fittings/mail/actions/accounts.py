"""What administrators do with the accounts by which we send."""

from armillary.fittings.mail import outgoing, sending
from armillary.fittings.mail.models import AccountPassword, MailAccount
from armillary.fittings.mail.rules import flaw_of_address
from armillary.fittings.mail.vocabulary import Kind, Security, SwitchState
from armillary.kernel import known
from armillary.kernel.access import sealed
from armillary.kernel.access.rules import administrators
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.jobs import queue as jobs
from armillary.kernel.lifecycle import change, creation, transition
from armillary.kernel.lifecycle.verbs import News
from armillary.people.models import Team
from armillary.reference.activities import Operations

ACTIVITY = Operations.ADMINISTER_CLIENTS_SERVERS_NETWORKS
SEND_WHAT_WAITS = "mail: send what waits"


@creation(start=SwitchState.OFF, activity=ACTIVITY, allowed=administrators)
def set_up(
    act: Act,
    *,
    name: str,
    address: str,
    host: str,
    port: int = 587,
    security: Security = Security.STARTTLS,
    user: str = "",
    plus_addresses: bool = False,
    team: Team | None = None,
    record_type: str = "",
) -> MailAccount:
    """Say by which server and under which address we send. It sends nothing until it is on."""
    check_type(record_type)
    return MailAccount(
        name=name,
        address=address,
        host=host.strip(),
        port=port,
        security=security,
        user=user,
        plus_addresses=plus_addresses,
        team=team,
        record_type=record_type,
    )


@change(activity=ACTIVITY, allowed=administrators)
def adjust(
    account: MailAccount,
    act: Act,
    *,
    name: str,
    address: str,
    host: str,
    port: int = 587,
    security: Security = Security.STARTTLS,
    user: str = "",
    plus_addresses: bool = False,
    team: Team | None = None,
    record_type: str = "",
) -> None:
    """Set all of it but the password; what is left out becomes what it is by itself."""
    check_type(record_type)
    account.name, account.address = name, address
    account.host, account.port, account.security = host.strip(), port, security
    account.user, account.plus_addresses = user, plus_addresses
    account.team, account.record_type = team, record_type


@change(activity=ACTIVITY, allowed=administrators)
def set_password(account: MailAccount, act: Act, *, password: str) -> News:
    """Set the password for the server. It is kept sealed and shown to nobody."""
    kept = sealed.seal(sending.PURPOSE, password)
    AccountPassword(account=account, sealed=kept).save()
    return {"password": [None, "set"]}


@transition(
    source=SwitchState.OFF, target=SwitchState.ON, activity=ACTIVITY, allowed=administrators
)
def switch_on(account: MailAccount, act: Act) -> None:
    """Send by it from now on, and what has been waiting for an account since yesterday."""
    jobs.defer(SEND_WHAT_WAITS, key=SEND_WHAT_WAITS)


@transition(
    source=SwitchState.ON, target=SwitchState.OFF, activity=ACTIVITY, allowed=administrators
)
def switch_off(account: MailAccount, act: Act) -> None:
    """Send nothing by it; what is to be sent goes by another one, or waits."""


@change(activity=ACTIVITY, allowed=administrators)
def send_test(account: MailAccount, act: Act, *, to: str) -> News:
    """Send a short mail by this account, to see that it works."""
    if why := flaw_of_address(to.strip()):
        raise Invalid({"to": why})
    outgoing.queue(
        act,
        to=to,
        subject=f"A test by {account.name}",
        text=f"This mail was sent by {account} to see that it arrives.",
        kind=Kind.TEST,
        account=account,
    )
    return {"test": [None, to.strip()]}


def check_type(slug: str) -> None:
    """Raise Invalid for a type of record that there is not."""
    try:
        known.by_slug(slug) if slug else None
    except KeyError:
        raise Invalid(
            {"record_type": "There is no such type: write it as in addresses, such as incidents."}
        ) from None
