"""The pack of a review in words: the same parts for the page and for paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from armillary.assurance.service_level.rules.measuring import Attained, Judgement, judge
from armillary.assurance.service_level.vocabulary import Measure
from armillary.engines.lengths import briefly
from armillary.web.measuring import words
from armillary.web.values.making import day

Document = Mapping[str, Any]
SIGNS = {True: "✓", False: "×", None: ""}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `url` leads to what the figure is made of."""

    text: str
    url: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a pack; `widths` are millimetres on paper."""

    id: str
    title: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str
    note: str = ""


def title_of(told: Document) -> str:
    """As the pack calls itself."""
    return f"{told['agreement_name']}: {span_of(told)}"


def span_of(told: Document) -> str:
    """The days that are looked at, the last one among them."""
    first = date.fromisoformat(told["from"])
    last = date.fromisoformat(told["until"]) - timedelta(days=1)
    return f"{day(first)} to {day(last)}"


def facts_of(told: Document) -> tuple[tuple[str, str], ...]:
    """What is short."""
    return (
        ("Review", f"{told['review']} {told['name']}"),
        ("Agreement", f"{told['agreement']} {told['agreement_name']}"),
        ("Provider", told["provider"]),
        ("Customer", told["other_side"]),
        ("Services", ", ".join(told["services"]) or "all"),
        ("Period", span_of(told)),
        ("Counted", f"{told['counted_at'][:16].replace('T', ' ')} UTC"),
    )


def in_short(told: Document) -> str:
    """What it comes to, in two or three sentences."""
    judged = [_judged(each) for each in told["objectives"]]
    known = [each for each in judged if each.kept is not None]
    kept = sum(bool(each.kept) for each in known)
    sure = sum(each.is_sure for each in known)
    said = f"{kept} of {len(known)} objectives were kept; of {sure} that is certain."
    if not known:
        said = "No objective had anything to judge."
    figures = dict(told["cases"]["figures"])
    if "Incidents reported" in figures:
        reported, resolved = figures["Incidents reported"], figures["Incidents resolved"]
        said += f" {reported:,} incidents were reported and {resolved:,} resolved."
    broken = told["breaches_in_all"]
    return f"{said} {broken or 'No'} promise{'' if broken == 1 else 's'} {_were(broken)} broken."


def sections(told: Document) -> tuple[Section, ...]:
    """All of it, in the order in which one talks about it."""
    return (
        _attained(told),
        _incidents(told),
        _breaches(told),
        _reasons(told),
        _availability(told),
        _findings(told),
        _improvements(told),
        _actions(told),
        _questions(told),
    )


def _attained(told: Document) -> Section:
    rows = []
    for each in told["objectives"]:
        seen, judged = _seen(each), _judged(each)
        url = f"/objectives/{each['objective']}/kept?from={told['from']}&to={told['until']}"
        share = f"{words.percent(seen.share)}{_within(seen)}"
        said = f"{SIGNS[judged.kept]} {words.judged(judged)}".strip()
        rows.append(
            (
                Cell(f"{each['objective']}  {each['statement']}", url),
                Cell(words.target(each["target"])),
                Cell(_counted(each, seen)),
                Cell(share),
                Cell(said, tone=words.tone(judged)),
            )
        )
    return Section(
        id="attained",
        title="What was promised, and what was attained",
        heads=("Objective", "Promised", "Counted", "Attained", "Judged"),
        widths=(58, 18, 28, 32, 34),
        rows=tuple(rows),
        empty="Nothing that was promised is measured.",
        note="In brackets: where the share lies that stands behind the cases, 95 times of 100.",
    )


def _incidents(told: Document) -> Section:
    cases = told["cases"]
    counted = ", ".join(f"{label.lower()}: {value:,}" for label, value in cases["figures"])
    return Section(
        id="incidents",
        title="Incidents",
        heads=("Critical incident", "Reported", ""),
        widths=(98, 32, 40),
        rows=tuple(
            (
                Cell(f"{each['number']}  {each['title']}", f"/incidents/{each['number']}"),
                Cell(f"{each['at']} UTC"),
                Cell(each["says"]),
            )
            for each in cases["noted"]
        ),
        empty="None of them was critical.",
        note=f"{counted[:1].upper()}{counted[1:]}." if counted else "",
    )


def _breaches(told: Document) -> Section:
    many, listed = told["breaches_in_all"], len(told["breaches"])
    return Section(
        id="breaches",
        title="Broken promises",
        heads=("Record", "Objective", "Broken", "Too late by", "Mostly"),
        widths=(58, 44, 24, 22, 22),
        rows=tuple(
            (
                Cell(
                    f"{each['number']}  {each['title']}",
                    f"/incidents/{each['number']}/clocks"
                    if each["number"].startswith("INC-")
                    else "",
                ),
                Cell(f"{each['objective']}  {each['statement'].rpartition(',')[0]}"),
                Cell(each["at"]),
                Cell(f"{briefly(each['over'])}{', and counting' if each['is_open'] else ''}"),
                Cell(each["state"].lower()),
            )
            for each in told["breaches"]
        ),
        empty="None.",
        note=f"The newest {listed} of {many}." if many > listed else "",
    )


def _reasons(told: Document) -> Section:
    return Section(
        id="reasons",
        title="Where the time of broken promises went",
        heads=("State", "Promised time", "Too late", "Most of a breach"),
        widths=(68, 36, 36, 30),
        rows=tuple(
            (Cell(name), Cell(briefly(promised)), Cell(briefly(late)), Cell(f"{many:,}"))
            for name, promised, late, many in told["reasons"]
        ),
        empty="No promise was broken.",
        note="Working time in each state of the records.",
    )


def _availability(told: Document) -> Section:
    month = told["from"][:7]
    return Section(
        id="availability",
        title="Availability",
        heads=("Objective", "Attained", "Missing", "Besides"),
        widths=(64, 24, 50, 32),
        rows=tuple(
            (
                Cell(
                    each["statement"], f"/objectives/{each['objective']}/availability?month={month}"
                ),
                Cell(words.percent(_seen(each).share, 2)),
                Cell(words.of_all(_seen(each))),
                Cell(each["note"] or "–"),
            )
            for each in told["availability"]
        ),
        empty="No availability was promised, or nobody measures it.",
    )


def _findings(told: Document) -> Section:
    return Section(
        id="findings",
        title="What we have found",
        heads=("Analysis", "Finding"),
        widths=(50, 120),
        rows=tuple(
            (Cell(f"{each['number']}  {each['name']}"), Cell(each["told"]))
            for each in told["findings"]
        ),
        empty="Nothing needed to be explained.",
    )


def _improvements(told: Document) -> Section:
    return Section(
        id="improvements",
        title="Improvements",
        heads=("Improvement", "Stands", "Before", "After", "Effect"),
        widths=(74, 26, 20, 20, 30),
        rows=tuple(
            (
                Cell(f"{each['number']}  {each['name']}"),
                Cell(each["state"]),
                Cell(f"{each['before']} {each['unit']}" if each["before"] else "–"),
                Cell(f"{each['after']} {each['unit']}" if each["after"] else "–"),
                Cell(each["effect"] or "–"),
            )
            for each in told["improvements"]
        ),
        empty="None is under way.",
    )


def _actions(told: Document) -> Section:
    return Section(
        id="actions",
        title="Actions of the last review",
        heads=("Action", "Due", "Stands"),
        widths=(110, 26, 34),
        rows=tuple(
            (
                Cell(f"{each['number']}  {each['title']}"),
                Cell(each["due"] or "–"),
                Cell(each["state"]),
            )
            for each in told["actions"]
        ),
        empty="There were none.",
    )


def _questions(told: Document) -> Section:
    return Section(
        id="questions",
        title="Open questions",
        heads=("Question",),
        widths=(170,),
        rows=tuple((Cell(each),) for each in told["questions"]),
        empty="None.",
    )


def _seen(each: Mapping[str, Any]) -> Attained:
    return Attained(each["good"], each["whole"], each["unit"])


def _judged(each: Mapping[str, Any]) -> Judgement:
    return judge(_seen(each), each["target"])


def _counted(each: Mapping[str, Any], seen: Attained) -> str:
    if seen.whole:
        return words.of_all(seen)
    return "not measured" if each["measure"] == Measure.AVAILABILITY else "no cases"


def _within(seen: Attained) -> str:
    found = words.between(seen)
    return f" ({found})" if found else ""


def _were(many: int) -> str:
    return "was" if many == 1 else "were"
