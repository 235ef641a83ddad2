"""What becomes of an item when sources look for it."""

from armillary.assurance.configuration.actions.allowed import keepers
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.vocabulary import UNMERGED
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle import change
from armillary.reference.activities import Configuration as Activity

VERIFY = Activity.VERIFY_CMDB_INTEGRITY


@change(activity=VERIFY, when=UNMERGED, allowed=keepers, words="provenance")
def see(item: ConfigurationItem, act: Act, *, provenance: str) -> None:
    """A source found it there just now."""
    item.last_seen_at = act.at
    item.missing = False


def is_missing(item: ConfigurationItem, act: Act) -> str | None:
    """It is missed once."""
    return "It is missing already." if item.missing else None


@change(activity=VERIFY, when=UNMERGED, allowed=keepers, unless=is_missing, words="reason")
def miss(item: ConfigurationItem, act: Act, *, reason: str) -> None:
    """It was looked for and not found: say where and how."""
    item.missing = True


def is_quarantined(item: ConfigurationItem, act: Act) -> str | None:
    """It is set apart once."""
    return "It is in quarantine already." if item.quarantined else None


def is_trusted(item: ConfigurationItem, act: Act) -> str | None:
    """There is nothing to let go."""
    return None if item.quarantined else "It is not in quarantine."


@change(activity=VERIFY, when=UNMERGED, allowed=keepers, unless=is_quarantined, words="reason")
def quarantine(item: ConfigurationItem, act: Act, *, reason: str) -> None:
    """What is recorded of it is not to be trusted until somebody has looked: say why."""
    item.quarantined = True


@change(activity=VERIFY, when=UNMERGED, allowed=keepers, unless=is_trusted, words="reason")
def release_from_quarantine(item: ConfigurationItem, act: Act, *, reason: str) -> None:
    """Somebody has looked, and what is recorded of it is right: say what was found."""
    item.quarantined = False
