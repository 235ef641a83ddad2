"""How things hang together: relations begin and end, and nothing is forgotten."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from armillary.assurance.configuration.actions.allowed import keepers
from armillary.assurance.configuration.models import ConfigurationItem, RelationType
from armillary.assurance.configuration.queries import relations
from armillary.assurance.configuration.vocabulary import UNENDED, Standing
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change
from armillary.reference.activities import Configuration as Activity

ACTIVITY = Activity.DEFINE_AND_MAINTAIN_CIS
LONGEST_NAME, MOST_NEEDED, MOST_SHARE = 60, 100_000, 1_000_000
News = Mapping[str, Any]


@change(activity=ACTIVITY, when=UNENDED, allowed=keepers, beside=("target",))
def relate(
    item: ConfigurationItem,
    act: Act,
    *,
    relation_type: RelationType,
    target: ConfigurationItem,
    group: str = "",
    needed: int | None = None,
    share: Decimal | None = None,
    since: datetime | None = None,
    provenance: str = "",
    confidence: Decimal | None = None,
) -> News:
    """Say that it hangs together with something, and since when if not just now."""
    _check(item, act, relation_type, target, since)
    _check_group(group, needed, share)
    _check_provenance(provenance, confidence)
    relations.open_one(
        {
            "source": item,
            "relation_type": relation_type,
            "target": target,
            "group": group,
            "needed": needed,
            "share": share,
            "provenance": provenance,
            "confidence": 1.0 if confidence is None else confidence,
            "valid_from": since or act.at,
            "recorded_from": act.at,
        }
    )
    return {_told(relation_type): [None, _end(target, group)]}


@change(activity=ACTIVITY, allowed=keepers, beside=("target",))
def unrelate(
    item: ConfigurationItem,
    act: Act,
    *,
    relation_type: RelationType,
    target: ConfigurationItem,
    ended: datetime | None = None,
) -> News:
    """Say that it hangs together with something no more, and since when if not just now."""
    found = relations.between(item, relation_type, target)
    if found is None:
        raise Invalid({"target": f"{item.name} {relation_type.forward} nothing of this number."})
    if ended and ended > act.at:
        raise Invalid({"ended": "This moment has not come yet."})
    relations.close(found, act.at, ended or act.at)
    return {_told(relation_type): [_end(target, found.group), None]}


def _check(
    item: ConfigurationItem,
    act: Act,
    relation_type: RelationType,
    target: ConfigurationItem,
    since: datetime | None,
) -> None:
    """Raise Invalid when they may not be related in this way."""
    if relation_type.state != Standing.ACTIVE:
        raise Invalid({"relation_type": f"“{relation_type.forward}” is retired."})
    if target.pk == item.pk:
        raise Invalid({"target": "Nothing is related to itself."})
    if target.state not in UNENDED:
        raise Invalid({"target": f"{target.number} is {target.state}: nothing depends on it."})
    if since and since > act.at:
        raise Invalid({"since": "This moment has not come yet."})
    if relations.between(item, relation_type, target):
        raise Invalid({"target": "They are related in this way already."})
    if why := relations.flaw(item, relation_type, target):
        raise Invalid({"relation_type": why})


def _check_group(group: str, needed: int | None, share: Decimal | None) -> None:
    wrong = {}
    if len(group) > LONGEST_NAME:
        wrong["group"] = f"At most {LONGEST_NAME} letters."
    if not group and (needed is not None or share is not None):
        wrong["group"] = "Name the group of which so many or so much are needed."
    if needed is not None and not 1 <= needed <= MOST_NEEDED:
        wrong["needed"] = f"From 1 to {MOST_NEEDED:,}."
    if share is not None and not 0 < share <= MOST_SHARE:
        wrong["share"] = f"More than 0, and at most {MOST_SHARE:,}."
    if wrong:
        raise Invalid(wrong)


def _check_provenance(provenance: str, confidence: Decimal | None) -> None:
    wrong = {}
    if len(provenance) > LONGEST_NAME:
        wrong["provenance"] = f"At most {LONGEST_NAME} letters."
    if confidence is not None and not 0 <= confidence <= 1:
        wrong["confidence"] = "From 0 to 1."
    if wrong:
        raise Invalid(wrong)


def _told(relation_type: RelationType) -> str:
    """The key under which the journal tells of it: the words that people read."""
    return relation_type.forward


def _end(target: ConfigurationItem, group: str) -> str:
    return f"{target.number} {target.name}" + (f" ({group})" if group else "")
