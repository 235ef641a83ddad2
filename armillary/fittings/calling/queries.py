"""What can be asked about destinations."""

from armillary.fittings.calling.models import Destination
from armillary.fittings.calling.rules import Target
from armillary.fittings.calling.vocabulary import State


def allowed(target: Target) -> Destination | None:
    """The destination by which an administrator allowed calls to this target."""
    found = Destination.objects.filter(
        scheme=target.scheme, host=target.host, port=target.port, state=State.ACTIVE
    )
    return found.first()
