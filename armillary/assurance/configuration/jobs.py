"""What configuration management does by itself: every night, and when somebody asks for it."""

from collections.abc import Mapping
from typing import Any

from armillary.assurance.configuration.actions import verifying
from armillary.assurance.configuration.models import ConfigurationItem, Discrepancy
from armillary.assurance.configuration.queries import findings, verifications
from armillary.assurance.configuration.queries.findings import News
from armillary.assurance.configuration.vocabulary import Finding
from armillary.fittings.chronicle import Chronicle, Keys, write
from armillary.kernel.acts import Act

MOST_OPENED = 5_000
"""By one rule at one time: what is found beyond that is counted, and opened the next time."""


def verify_nightly(act: Act) -> int:
    """Ask for what somebody could ask for as well."""
    verifying.verify(act)
    return 1


def look(act: Act, arguments: Mapping[str, Any]) -> None:
    """Let all rules look, once for all who asked."""
    counts = _looked(act)
    for each in verifications.asked():
        verifying.conclude(each, act, **counts)


def reopen_what_was_accepted(act: Act) -> int:
    """Open again what was accepted until a moment that has passed; how many those were."""
    due = findings.accepted_too_long(act.at, MOST_OPENED)
    _write(act, [], due, [])
    return len(due)


def _looked(act: Act) -> dict[str, int]:
    counts = dict.fromkeys(("found", "opened", "reopened", "cleared", "left_out"), 0)
    for rule in findings.RULES:
        told = findings.told_by(rule, act.at, MOST_OPENED)
        new = [each for each in told.news if each.item and not each.discrepancy]
        keys = [each.discrepancy for each in told.news if each.discrepancy]
        known = findings.discrepancies(keys)
        again = [known[each.discrepancy] for each in told.news if each.item and each.discrepancy]
        gone = [known[each.discrepancy] for each in told.news if not each.item and each.discrepancy]
        _write(act, [(rule, each) for each in new], again, gone)
        counts["found"] += told.found
        counts["opened"] += len(new)
        counts["reopened"] += len(again)
        counts["cleared"] += len(gone)
        counts["left_out"] += told.left_out
    return {"looked_at": findings.looked_at(), **counts}


def _write(
    act: Act,
    new: list[tuple[Finding, News]],
    again: list[Discrepancy],
    gone: list[Discrepancy],
) -> None:
    """By the verbs, but written together: there may be thousands."""
    written = Chronicle(Keys(at_once=max(1, min(len(new), 1000))))
    for kind, each in new:
        item = ConfigurationItem(
            pk=each.item, organisation_id=each.organisation or 0, family=each.family
        )
        written.create(
            verifying.point_out, act, item=item, kind=kind, says=each.says, about=each.about
        )
    for discrepancy in again:
        written.perform(verifying.open_again, discrepancy, act)
    for discrepancy in gone:
        written.perform(verifying.clear, discrepancy, act)
    if new or again or gone:
        write(act, [written.hand_over()])
