"""What notifications do by themselves."""

from datetime import timedelta

from armillary.fittings.notifications.models import Notification
from armillary.kernel.acts import Act

KEPT = timedelta(days=90)


def forget_the_old(act: Act) -> int:
    """Remove news that is older than three months; how much it was."""
    return Notification.objects.filter(at__lt=act.at - KEPT).delete()[0]
