"""What can be asked about exports."""

from datetime import timedelta

from armillary.fittings.exports.models import Export
from armillary.kernel.acts import Act

HOUR = timedelta(hours=1)


def taken_lately(act: Act) -> int:
    """How many lists this person took out in the last hour."""
    mine = Export.objects.filter(owner=act.actor, created_at__gt=act.at - HOUR)
    return mine.count()
