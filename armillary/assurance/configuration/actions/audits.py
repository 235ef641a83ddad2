"""How the CMDB is audited: a sample is drawn, each item is judged, and the share is told."""

from decimal import Decimal

from armillary.assurance.configuration.actions.allowed import keepers
from armillary.assurance.configuration.actions.verifying import open_again, point_out
from armillary.assurance.configuration.models import (
    Audit,
    ConfigurationClass,
    ConfigurationItem,
)
from armillary.assurance.configuration.queries import audits
from armillary.assurance.configuration.rules import name_of_finding
from armillary.assurance.configuration.vocabulary import (
    AuditState,
    DiscrepancyState,
    Finding,
    Verdict,
)
from armillary.engines.proportions import allocated, sample_size, wilson
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.lifecycle import creation, transition
from armillary.reference.activities import Configuration as Activity

ACTIVITY = Activity.VERIFY_CMDB_INTEGRITY
MOST = 5_000


@creation(start=AuditState.PLANNED, activity=ACTIVITY, allowed=keepers)
def plan(
    act: Act,
    *,
    name: str,
    scope: ConfigurationClass | None = None,
    expected: Decimal = Decimal("0.5"),
    margin: Decimal = Decimal("0.05"),
    seed: str = "",
) -> Audit:
    """Say of what the truth shall be measured, and how exactly. Starting it draws the sample."""
    if not (0 < expected < 1):
        raise Invalid({"expected": "A share between 0 and 1, such as 0.5."})
    if not (0 < margin < 1):
        raise Invalid({"margin": "A share between 0 and 1, such as 0.05."})
    population = sum(audits.strata(scope).values())
    size = sample_size(population, float(expected), float(margin))
    if size == 0:
        raise Invalid({"scope": "There is nothing of this class in use."})
    if size > MOST:
        raise Invalid({"margin": f"That takes {size:,} items, and at most {MOST:,} are audited."})
    return Audit(
        name=name,
        scope=scope,
        expected=expected,
        margin=margin,
        seed=seed or str(act.id),
        population=population,
        size=size,
    )


@transition(
    source=AuditState.PLANNED, target=AuditState.UNDER_WAY, activity=ACTIVITY, allowed=keepers
)
def start(audit: Audit, act: Act) -> None:
    """Draw the sample, each criticality by its share, and hand out the sheet."""
    strata = audits.strata(audit.scope)
    if not strata:
        raise RuleBroken("There is nothing left to audit.")
    audit.population = sum(strata.values())
    size = sample_size(audit.population, float(audit.expected), float(audit.margin))
    audit.size = audits.draw(audit, allocated(strata, size))


@transition(
    source=AuditState.UNDER_WAY, target=AuditState.UNDER_WAY, activity=ACTIVITY, allowed=keepers
)
def judge(
    audit: Audit, act: Act, *, item: ConfigurationItem, verdict: Verdict, said: str = ""
) -> dict[str, list[str | None]]:
    """Say whether an item is as recorded; where it is not, what is wrong and what is true."""
    if verdict == Verdict.WRONG and not said.strip():
        raise Invalid({"said": "Say what is wrong, and what is true."})
    before = audits.verdict_of(audit, item)
    if before is None:
        raise Invalid({"item": "This item is not on the sheet."})
    audits.judge(audit, item, act, verdict, said)
    return {item.number: [before or None, verdict.value]}


def is_not_judged(audit: Audit, act: Act) -> str | None:
    """A share of the sample that is judged so far says nothing of the rest."""
    left = audits.counts(audit).get("", 0)
    things = "1 item on the sheet is" if left == 1 else f"{left:,} items on the sheet are"
    return f"{things} not judged yet." if left else None


@transition(
    source=AuditState.UNDER_WAY,
    target=AuditState.CONCLUDED,
    activity=ACTIVITY,
    allowed=keepers,
    unless=is_not_judged,
)
def sign(audit: Audit, act: Act) -> None:
    """All items are judged: tell the share of right ones, and open what was found wrong."""
    counts = audits.counts(audit)
    audit.right = counts.get(Verdict.RIGHT, 0)
    audit.wrong = counts.get(Verdict.WRONG, 0)
    audit.not_found = counts.get(Verdict.NOT_FOUND, 0)
    audit.low, audit.high = wilson(audit.right, audit.size)
    audit.concluded_at = act.at
    for each in audits.found_wrong(audit):
        _open(each.item, each.said or "It was looked for and not found.", audit, act)


@transition(
    source=(AuditState.PLANNED, AuditState.UNDER_WAY),
    target=AuditState.CALLED_OFF,
    activity=ACTIVITY,
    allowed=keepers,
)
def call_off(audit: Audit, act: Act) -> None:
    """It is not done, or not to its end."""


def _open(item: ConfigurationItem, said: str, audit: Audit, act: Act) -> None:
    """One record of it for all time, as of whatever a rule finds."""
    known = audits.discrepancy(name_of_finding(Finding.AUDITED, item.pk))
    says = f"{audit.name}: {said}"
    if known is None:
        point_out(act, item=item, kind=Finding.AUDITED, says=says)
    elif known.state != DiscrepancyState.OPEN:
        open_again(known, act)
