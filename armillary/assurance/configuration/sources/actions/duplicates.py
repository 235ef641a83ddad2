"""What is done about a duplicate that the rules have found: the two are merged."""

from dataclasses import replace

from armillary.assurance.configuration.actions.allowed import keepers
from armillary.assurance.configuration.models import ConfigurationItem, Discrepancy
from armillary.assurance.configuration.sources.actions import merging
from armillary.assurance.configuration.vocabulary import STANDING_OUT, DiscrepancyState, Finding
from armillary.kernel.acts import Act
from armillary.kernel.errors import RuleBroken
from armillary.kernel.lifecycle import transition
from armillary.reference.activities import Configuration as Activity


def is_no_duplicate(discrepancy: Discrepancy, act: Act) -> str | None:
    """Two things that are one are put right by merging, and nothing else is."""
    return None if discrepancy.kind == Finding.DUPLICATE else "Only duplicates are merged."


@transition(
    source=STANDING_OUT,
    target=DiscrepancyState.CORRECTED,
    activity=Activity.VERIFY_CMDB_INTEGRITY,
    allowed=keepers,
    unless=is_no_duplicate,
    words="reason",
)
def merge(
    discrepancy: Discrepancy,
    act: Act,
    *,
    into: ConfigurationItem,
    chosen: str = "",
    reason: str = "",
) -> None:
    """Let the item go into the one that it repeats, which stands for both from now on."""
    here = replace(act, version=None)
    if discrepancy.item is None:
        raise RuleBroken("Only duplicates are merged.")
    merging.merge(discrepancy.item, here, into=into, chosen=chosen, reason=reason)
    discrepancy.reason = f"Merged into {into.number}. {reason}".strip()
    discrepancy.accepted_until = None
