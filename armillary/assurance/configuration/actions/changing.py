"""What a change makes of an item: told at once with all attributes, and taken back the same way.

The values were fitted to the class when the change was planned. No door offers this; changes do it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.vocabulary import UNMERGED
from armillary.kernel import custom
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle import change, holds
from armillary.kernel.lifecycle.verbs import News
from armillary.reference.activities import Configuration as Activity
from armillary.reference.roles import Role

COLUMNS = frozenset({"name", "description", "criticality", "environment"})
EMPTY = {"description": "", "environment": ""}


def values_of(item: ConfigurationItem, names: Iterable[str]) -> dict[str, Any]:
    """What these fields and attributes hold; None: nothing."""
    return {
        name: getattr(item, name) if name in COLUMNS else item.custom.get(name) for name in names
    }


@change(
    activity=Activity.CONTROL_ASSETS_AND_ACCOUNT_STATUS,
    when=UNMERGED,
    allowed=holds(Role.ROBOT),
    words="because",
)
def become(item: ConfigurationItem, act: Act, *, told: Mapping[str, Any], because: str) -> News:
    """Let it be what a change has made of it; what is told as nothing is taken away."""
    before, held = item.custom, dict(item.custom)
    for name, value in told.items():
        if name in COLUMNS:
            setattr(item, name, EMPTY.get(name) if value is None else value)
        elif value is None:
            held.pop(name, None)
        else:
            held[name] = value
    item.custom = held
    return custom.told({"custom": [before, held]})
