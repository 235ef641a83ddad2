"""What administrators do with destinations."""

import ssl

from armillary.fittings.calling.models import Destination
from armillary.fittings.calling.rules import host_of
from armillary.fittings.calling.vocabulary import Scheme, State
from armillary.kernel.access.rules import administrators
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change, creation, transition
from armillary.reference.activities import Operations

ACTIVITY = Operations.ADMINISTER_CLIENTS_SERVERS_NETWORKS


@creation(start=State.ACTIVE, activity=ACTIVITY, allowed=administrators)
def allow_calls(
    act: Act,
    *,
    host: str,
    port: int = 443,
    scheme: Scheme = Scheme.HTTPS,
    internal: bool = False,
    purpose: str = "",
    certificate: str = "",
) -> Destination:
    """Let the product make calls to a host: exactly this one, at this port."""
    name = host_of(host.strip())
    if name is None:
        raise Invalid({"host": "This must be the name of a host, or its address as it is."})
    if not 1 <= port <= 65_535:
        raise Invalid({"port": "A port is a number from 1 to 65535."})
    check_certificate(certificate)
    return Destination(
        host=name,
        port=port,
        scheme=scheme,
        internal=internal,
        purpose=purpose,
        certificate=certificate,
    )


@change(activity=ACTIVITY, when=State.ACTIVE, allowed=administrators)
def adjust(
    destination: Destination,
    act: Act,
    *,
    internal: bool = False,
    purpose: str = "",
    certificate: str = "",
) -> None:
    """Say what it is for, whether it is in your own network, and whose certificates to trust."""
    check_certificate(certificate)
    destination.internal = internal
    destination.purpose = purpose
    destination.certificate = certificate


@transition(source=State.ACTIVE, target=State.RETIRED, activity=ACTIVITY, allowed=administrators)
def retire(destination: Destination, act: Act) -> None:
    """Make no more calls to it."""


@transition(source=State.RETIRED, target=State.ACTIVE, activity=ACTIVITY, allowed=administrators)
def reinstate(destination: Destination, act: Act) -> None:
    """Let calls be made to it again."""


def check_certificate(text: str) -> None:
    """Raise Invalid unless these are certificates, or nothing."""
    if not text.strip():
        return
    try:
        ssl.create_default_context(cadata=text)
    except (ssl.SSLError, ValueError):
        raise Invalid({"certificate": "This must be certificates in the form PEM."}) from None
