"""What change management does by itself: it finds what nobody asked for, and keeps figures true."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from armillary.assurance.change import actions
from armillary.assurance.change.actions import templates
from armillary.assurance.change.models import ChangeTemplate
from armillary.assurance.change.queries import (
    aftermath,
    coming,
    conflicts,
    factors,
    lessons,
    past,
    unauthorised,
    watching,
)
from armillary.assurance.change.queries.unauthorised import Difference
from armillary.assurance.change.rules.standing import is_earned
from armillary.assurance.change.vocabulary import TemplateState
from armillary.kernel.acts import Act
from armillary.kernel.errors import WrongState

AHEAD = timedelta(days=7)


def detect_unauthorised(act: Act, lines: Sequence[int]) -> int:
    """Make an unauthorised change of what sources found and no change accounts for."""
    kinds: dict[str, list[Difference]] = defaultdict(list)
    for each in unauthorised.unauthorised(unauthorised.differences(lines)):
        kinds[each.kind].append(each)
    for kind, found in kinds.items():
        _detect(act, kind, found)
    return len(kinds)


def judge_templates(act: Act, lines: Sequence[int]) -> int:
    """Let the templates of closed changes gain or lose their standing by how these went."""
    found = coming.templates_of(lines)
    for template in found:
        _judge(template, act)
    return len(found)


def watch_what_was_changed(act: Act, lines: Sequence[int]) -> int:
    """Note in what each change that has begun is to be watched, and until when."""
    return watching.watch(watching.named_in(lines))


def learn_from_changes(act: Act) -> int:
    """Judge together what followed the changes of a year, and learn what makes one fail."""
    watching.watch(watching.unwatched(act.at))
    many = aftermath.judge_all(act.at)
    lessons.learn(act.at)
    factors.learn(act.at)
    return many


def look_for_conflicts(act: Act) -> int:
    """Look again what stands in the way of those that come next; how many have news."""
    news = 0
    for change in coming.within(act.at, act.at + AHEAD):
        if len(conflicts.of(change)) != change.conflicts:
            try:
                actions.note_conflicts(change, act)
            except WrongState:  # it has begun while we were looking
                continue
            news += 1
    return news


def _detect(act: Act, kind: str, found: Sequence[Difference]) -> None:
    items = coming.items([each.item for each in found])
    first = items[found[0].item]
    change = unauthorised.open_of_kind(kind)
    if change is None:
        fields = ", ".join(sorted(found[0].changes)).replace("_", " ").replace("custom ", "")
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        change = actions.detect(
            act,
            title=f"{fields.capitalize()} of {first.name}{more}: nobody asked for it",
            item=first,
            team=first.team,
            fingerprint=kind,
            seen_at=found[0].at,
        )
    evidence = {
        items[each.item].number: {
            "source": each.source,
            "found": each.at.isoformat(),
            "last seen": each.since.isoformat(),
            "changes": each.changes,
        }
        for each in found[:MOST_EVIDENCE]
    }
    actions.note_evidence(change, act, items=[each.item for each in found], evidence=evidence)


MOST_EVIDENCE = 200


def _judge(template: ChangeTemplate, act: Act) -> None:
    earned = is_earned(*past.runs(template))
    if earned and template.state == TemplateState.PROPOSED:
        templates.promote(template, act)
    elif not earned and template.state == TemplateState.PRE_APPROVED:
        clean, runs = past.runs(template)
        templates.demote(template, act, reason=f"Only {clean} of the last {runs} went well.")
    else:
        templates.count(template, act)
