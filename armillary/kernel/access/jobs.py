"""What the house does by itself: forgetting what signing in no longer needs."""

from datetime import timedelta

from armillary.kernel.acts import Act
from armillary.people.models import Session, SignInAttempt, SignInLink

KEPT = timedelta(days=90)


def forget_the_expired(act: Act) -> int:
    """Remove sessions and links that have ended, and tries older than three months."""
    gone = 0
    for rows in (
        Session.objects.filter(expires_at__lt=act.at),
        SignInLink.objects.filter(expires_at__lt=act.at),
        SignInAttempt.objects.filter(at__lt=act.at - KEPT),
    ):
        gone += rows.delete()[0]
    return gone
