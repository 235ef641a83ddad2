"""What sources found and nobody had asked for, and what the change manager made of it."""

from datetime import timedelta

from armillary.assurance.change import actions
from armillary.assurance.change.models import Change
from armillary.assurance.change.vocabulary import Outcome, Verdict
from armillary.assurance.configuration.sources.verbs import bring_up_to_date
from armillary.demo.parts.changes.deciding import decide
from armillary.demo.parts.changes.house import House
from armillary.demo.parts.changes.reviewing import review
from armillary.demo.plan.changes.found import Found
from armillary.kernel.acts import Act, Door

HOUR = timedelta(hours=1)


def notice(house: House, found: Found) -> None:
    """The newest is found by the product itself as soon as it looks; the others were looked at."""
    item = house.items[found.thing]
    act = house.by_robot(found.at)
    if not found.verdict:
        seen = Act(actor=act.actor, at=found.at, door=Door.IMPORT)
        bring_up_to_date(item, seen, told={found.field: found.now}, source=found.source)
        return
    words = found.field.replace("_", " ")
    change = actions.detect(
        act,
        title=f"{words.capitalize()} of {item.name}: nobody asked for it",
        item=item,
        team=item.team,
        fingerprint=f"{found.thing} {found.field} {found.at:%Y-%m-%d}",
        seen_at=found.at,
    )
    evidence = {
        item.number: {
            "source": found.source,
            "found": found.at.isoformat(),
            "last seen": (found.at - 24 * HOUR).isoformat(),
            "changes": {f"custom_{found.field}": [found.before, found.now]},
        }
    }
    actions.note_evidence(change, act, items=[item.pk], evidence=evidence)
    _look_at(house, found, change)


def _look_at(house: House, found: Found, change: Change) -> None:
    morning = house.by_manager(found.at + 7 * HOUR)
    if found.verdict != "latent":
        actions.dismiss(change, morning, verdict=Verdict(found.verdict), reason=found.words)
        return
    actions.adopt(change, morning, reason=found.words)
    told = house.by_manager(found.at + 8 * HOUR)
    actions.describe(change, told, plan="Done at the console.", back_out_plan="None was needed.")
    actions.ask_for_approval(change, told)
    decide(house, change, found.at + 9 * HOUR, found.at + 14 * HOUR)
    actions.accept_as_done(change, house.by_manager(found.at + 15 * HOUR))
    review(house, change, Outcome.SUCCESSFUL, found.at + 20 * HOUR)
