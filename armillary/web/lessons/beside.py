"""Beside a change: how risky it is and why, and what followed it; loaded after the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from armillary.assurance.change.models import Aftermath, Change
from armillary.assurance.change.queries import aftermath, impact, risk
from armillary.assurance.change.queries.risk import Judged
from armillary.assurance.change.vocabulary import PLANNED, Path, Risk
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.engines.change_risk import Level, Seen
from armillary.engines.rate_ratio import FALSE_SHARE
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel.access.visibility import visible
from armillary.kernel.acts import Act
from armillary.kernel.registry import record_type_of
from armillary.web.lessons import words
from armillary.web.records.parts import part_of
from armillary.web.records.reading import readable
from armillary.web.values.fields import address

MOST_SERVICES = 5
UNASKED = "Not all three questions are answered."


@dataclass(frozen=True, slots=True)
class Judge:
    """One of the three who say how high it is; `decides`: none says more."""

    name: str
    level: str
    tone: str
    why: str
    decides: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A step on the way to the chance of failure: from which kind of changes, or by which fact."""

    words: str
    seen: str
    chance: str


@dataclass(frozen=True, slots=True)
class RiskPanel:
    """How risky it is, and how one came to that."""

    level: str
    tone: str
    judges: tuple[Judge, ...]
    steps: tuple[Step, ...]
    chance: str
    loss: str
    services: tuple[tuple[str, str, str], ...]
    is_live: bool


@dataclass(frozen=True, slots=True)
class EffectPanel:
    """What followed: the verdict, and the figures it rests on."""

    verdict: str
    tone: str
    before: str
    after: str
    ratio: str
    between: str
    luck: str
    false: str
    minutes: str
    watched: str


@staff_only
@require_safe
def risk_part(request: Request, number: str) -> HttpResponse:
    """How risky a change is; a part of its page, and a page of its own without a script."""
    change, act = _change(request, number)
    shown = {"title": f"Risk of {change.number}", "risk_told": _risk(change, act)}
    return part_of(request, change, "Risk", "lessons/risk.html", shown)


@staff_only
@require_safe
def effect_part(request: Request, number: str) -> HttpResponse:
    """What followed a change; a part of its page, and a page of its own without a script."""
    change, act = _change(request, number)
    row = aftermath.of(change)
    shown = {
        "title": f"What followed {change.number}",
        "effect_told": _effect(change, row, act.at) if row else None,
    }
    return part_of(request, change, "Effect", "lessons/effect.html", shown)


def _change(request: Request, number: str) -> tuple[Change, Act]:
    act = act_of(request)
    return cast("Change", readable(record_type_of(Change), number, act.actor)), act


def _risk(change: Change, act: Act) -> RiskPanel | None:
    """Reckoned anew while it can still be changed; afterwards as it stood when it began."""
    if change.path == Path.UNAUTHORISED:
        return None
    judged = risk.judge(change, impact.hit_by(change, act.actor), change.started_at or act.at)
    is_live = change.state in PLANNED
    level = judged.level if is_live or change.risk is None else Level(change.risk)
    chance = judged.chance if is_live or change.chance is None else change.chance
    loss = judged.loss if is_live or change.loss is None else change.loss
    return RiskPanel(
        level=Risk(level).label,
        tone=level.name.lower().replace("_", "-"),
        judges=tuple(_judges(change, judged)),
        steps=tuple(_steps(judged)),
        chance=words.percent(chance),
        loss=f"{loss:,.0f}",
        services=_services(judged, act),
        is_live=is_live,
    )


def _judges(change: Change, judged: Judged) -> Iterator[Judge]:
    highest = judged.level
    expected = f"{words.percent(judged.chance)} of {judged.loss:,.0f} are {judged.expected:,.0f}"
    laid = _laid_down(change, judged)
    for name, level, why in (
        ("The figures", judged.figures, f"Weighted minutes to be expected: {expected}."),
        ("The answers", judged.asked, _answers(change) if judged.asked else UNASKED),
        ("The house rules", judged.laid_down, laid),
    ):
        told = Risk(level).label if level else words.NOTHING
        tone = level.name.lower().replace("_", "-") if level else "none"
        yield Judge(name, told, tone, why, level == highest)


def _answers(change: Change) -> str:
    done, together = change.get_experience_display(), change.get_complexity_display()
    back = change.get_reversal_display()
    return f"Done before: {done.lower()}. Acting: {together.lower()}. Way back: {back.lower()}."


def _laid_down(change: Change, judged: Judged) -> str:
    if judged.laid_down == Level.LOW:
        return "No rule asks for more."
    if judged.laid_down == Level.HIGH:
        return "A service of the highest criticality is down while it is done, or if it fails."
    return (
        f"The least for what is {Path(change.path).label.lower()}, is an outage, "
        "or is felt by five services."
    )


def _steps(judged: Judged) -> Iterator[Step]:
    """From the widest kind of change to the narrowest, and then by facts."""
    like = judged.past
    for told, seen in (
        ("All changes", like.all),
        ("of its model", like.of_path),
        ("and its team", like.of_team),
        ("and its class of items", like.of_class),
    ):
        yield Step(told, _seen(seen), "")
    yield Step("Together, each leaning on the one above", "", words.percent(judged.before))
    for fact in judged.facts:
        known = f"from {fact.seen:,} changes" if fact.seen else "as believed at first"
        yield Step(fact.words.capitalize(), known, f"odds × {fact.factor:.1f}")


def _seen(seen: Seen) -> str:
    return f"{seen.failures:,} of {seen.changes:,} failed"


def _services(judged: Judged, act: Act) -> tuple[tuple[str, str, str], ...]:
    """Those that bring most to the loss: address, name and share."""
    first = judged.shares[:MOST_SERVICES]
    rows = visible(ConfigurationItem, act.actor).in_bulk([each.service for each in first])
    return tuple(
        (address(rows[each.service]), rows[each.service].name, words.percent(each.part))
        for each in first
        if each.service in rows
    )


def _effect(change: Change, row: Aftermath, at: datetime) -> EffectPanel:
    if row.until is None or row.judged_at is None or row.judged_at < row.until:
        row = aftermath.now(row, at)
    verdict, tone = _verdict(row, at)
    return EffectPanel(
        verdict=verdict,
        tone=tone,
        before=f"{row.before:,} in {words.lasting(row.seconds_before)}",
        after=f"{row.after:,} in {words.lasting(row.seconds_after)}",
        ratio=words.ratio(row.ratio) if row.before or row.after else words.NOTHING,
        between=f"{words.ratio(row.low)} to {words.ratio(row.high)}",
        luck=words.chance(row.chance),
        false=words.percent(row.false_share),
        minutes=words.minutes(row.caused) if row.caused else "",
        watched=f"{len(row.reach):,}",
    )


def _verdict(row: Aftermath, at: datetime) -> tuple[str, str]:
    running = row.until is None or row.until > at
    if row.behind_id:
        return "Another change explains what happened in this time.", "none"
    if row.judged_at is None:
        return "It has only just begun.", "none"
    if row.chance <= FALSE_SHARE and row.false_share <= FALSE_SHARE:
        so_far = " so far" if running else ""
        return f"More went wrong in its reach than is usual{so_far}.", "bad"
    if running:
        return "Nothing out of the ordinary so far; it is still watched.", "none"
    return "No more went wrong in its reach than is usual.", "good"
