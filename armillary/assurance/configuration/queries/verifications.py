"""What can be asked about the times at which the CMDB was verified."""

from django.db.models import QuerySet

from armillary.assurance.configuration.models import Verification
from armillary.assurance.configuration.vocabulary import VerificationState


def asked() -> QuerySet[Verification]:
    """Those that wait for the rules to look."""
    found: QuerySet[Verification] = Verification.objects.filter(state=VerificationState.ASKED)
    return found.order_by("pk")


def latest() -> Verification | None:
    """The last time at which all rules have looked."""
    done = Verification.objects.filter(state=VerificationState.DONE)
    found: Verification | None = done.order_by("-pk").first()
    return found
