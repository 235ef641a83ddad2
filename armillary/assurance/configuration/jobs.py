"""What configuration management does by itself: every night, and when somebody asks for it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from armillary.assurance.configuration.actions import verifying
from armillary.assurance.configuration.models import ConfigurationItem, Discrepancy
from armillary.assurance.configuration.queries import findings, verifications
from armillary.assurance.configuration.queries.findings import News, Told
from armillary.assurance.configuration.sources.actions import strangers
from armillary.assurance.configuration.sources.strangers import told_by
from armillary.assurance.configuration.vocabulary import Finding
from armillary.fittings.chronicle import Chronicle, Keys, write
from armillary.kernel.acts import Act

MOST_OPENED = 5_000
"""By one rule at one time: what is found beyond that is counted, and opened the next time."""
RULES: Mapping[Finding, Callable[[Finding, datetime, int], Told]] = {
    **dict.fromkeys(findings.RULES, findings.told_by),
    Finding.UNKNOWN: told_by,
}


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
    for rule, ask in RULES.items():
        told = ask(rule, act.at, MOST_OPENED)
        new = [each for each in told.news if each.is_there and not each.discrepancy]
        known = findings.discrepancies([each.discrepancy or 0 for each in told.news])
        again = [
            known[each.discrepancy or 0] for each in told.news if each.is_there and each not in new
        ]
        gone = [known[each.discrepancy or 0] for each in told.news if not each.is_there]
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
        if each.item:
            _point_out(written, act, kind, each)
        else:
            told = {"source": each.source, "key": each.about, "family": each.family}
            written.create(strangers.sight, act, says=each.says, **told)
    for discrepancy in again:
        written.perform(verifying.open_again, discrepancy, act)
    for discrepancy in gone:
        written.perform(verifying.clear, discrepancy, act)
    if new or again or gone:
        write(act, [written.hand_over()])


def _point_out(written: Chronicle, act: Act, kind: Finding, each: News) -> None:
    item = ConfigurationItem(
        pk=each.item, organisation_id=each.organisation or 0, family=each.family
    )
    written.create(verifying.point_out, act, item=item, kind=kind, says=each.says, about=each.about)
