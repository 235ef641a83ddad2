"""How often one may try to sign in: by account and by where it comes from, counted in rows.

A try is written before it is counted, in a transaction of its own: of a thousand at once, none
passes unseen. A try that is refused here is taken back, so that waiting helps.
"""

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from django.db.models import Count, Q

from armillary.kernel.access import keyed
from armillary.kernel.errors import TooMany
from armillary.people.models import SignInAttempt

WINDOW = timedelta(minutes=15)
PER_ACCOUNT = 10
PER_SOURCE = 100


def count_try(email: str, address: str, at: datetime) -> SignInAttempt:
    """Write a try down. Raises TooMany when there were too many failures of late."""
    attempt = SignInAttempt.objects.create(
        account=keyed.digest("account", email.strip().casefold()),
        source=source_of(address),
        at=at,
    )
    account, source = _failures(attempt)
    if account > PER_ACCOUNT or source > PER_SOURCE:
        attempt.delete()
        raise TooMany(
            f"Too many tries. Wait {WINDOW.seconds // 60} minutes, then try again, "
            "or ask an administrator for a sign-in link."
        )
    return attempt


def note_success(attempt: SignInAttempt) -> None:
    """This try was right and counts no more."""
    attempt.succeeded = True
    attempt.save(update_fields=["succeeded"])


def source_of(address: str) -> str:
    """What counts as one source: an address, for IPv6 the 64 bits that one subscriber has."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(parsed, IPv6Address):
        inner = parsed.ipv4_mapped
        return str(inner or ip_network((parsed, 64), strict=False).network_address)
    return str(parsed)


def _failures(attempt: SignInAttempt) -> tuple[int, int]:
    same_account, same_source = Q(account=attempt.account), Q(source=attempt.source)
    recent = SignInAttempt.objects.filter(
        same_account | same_source, at__gt=attempt.at - WINDOW, succeeded=False
    )
    counted = recent.aggregate(
        account=Count("pk", filter=same_account), source=Count("pk", filter=same_source)
    )
    return counted["account"], counted["source"]
