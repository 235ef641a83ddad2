"""The verbs by which what a source told becomes ours: one for a new thing, one for a known one.

They are the registering and the describing of items, told at once with all attributes. The values
were fitted to the class when the reading was tried. No door offers them; readings do them.
"""

from collections.abc import Mapping
from typing import Any

from armillary.assurance.configuration.models import ConfigurationClass, ConfigurationItem
from armillary.assurance.configuration.sources.schema import OWN, STARTS
from armillary.assurance.configuration.vocabulary import State
from armillary.kernel import custom
from armillary.kernel.acts import Act, Door
from armillary.kernel.lifecycle import Creation, Policy, change, creation
from armillary.kernel.lifecycle.verbs import News
from armillary.records.models import Record
from armillary.reference.activities import Activity
from armillary.reference.activities import Configuration as Activities

COLUMNS = OWN | {"name", "missing"}
EMPTY = {"description": "", "environment": "", "criticality": None}


def _a_reading(record: Record | None, act: Act, activity: Activity) -> str | None:
    return None if act.door is Door.IMPORT else "This is for readings."


readings = Policy(_a_reading)


def take_over(
    act: Act, *, of: ConfigurationClass, told: Mapping[str, Any], source: str
) -> ConfigurationItem:
    """Take something under control of which a source tells."""
    return ConfigurationItem(
        configuration_class=of,
        family=of.family,
        last_seen_at=act.at,
        custom={name: value for name, value in told.items() if name not in COLUMNS},
        **{name: value for name, value in told.items() if name in COLUMNS},
    )


TAKE_OVER: Mapping[State, Creation[..., ConfigurationItem]] = {
    state: creation(
        start=state,
        activity=Activities.DEFINE_AND_MAINTAIN_CIS,
        allowed=readings,
        words="source",
    )(take_over)
    for state in STARTS
}
"""By the state in which the source found it."""


@change(activity=Activities.DEFINE_AND_MAINTAIN_CIS, allowed=readings, words="source")
def bring_up_to_date(
    item: ConfigurationItem, act: Act, *, told: Mapping[str, Any], source: str
) -> News:
    """Let it be what is believed now; what is told as nothing is taken away."""
    before = dict(item.custom)
    for name, value in told.items():
        if name in COLUMNS:
            setattr(item, name, EMPTY.get(name) if value is None else value)
        elif value is None:
            item.custom.pop(name, None)
        else:
            item.custom[name] = value
    item.last_seen_at = act.at
    return custom.told({"custom": [before, item.custom]})
