"""An agreement on paper: the words of an edition, and who has signed them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from armillary.assurance.service_level.models import Signature
from armillary.assurance.service_level.rules.documents import LABELS, digest
from armillary.assurance.service_level.vocabulary import Side
from armillary.web.paper import Paper

IN_WORDS = ("description", "duties", "exclusions", "options")
"""The parts that have a heading of their own."""
HEADS = ("Objective", "Service", "Measured over", "Credit")
WIDTHS = (82, 40, 24, 24)


def printed(
    words: Mapping[str, Any], signatures: Iterable[Signature], *, at: datetime, mark: str
) -> bytes:
    """The document; the same words, signatures and moment make the same bytes."""
    summed = digest(words)
    foot = f"{words['number']}   sha256 {summed[:32]}…"
    paper = Paper(title=f"{words['kind']}: {words['name']}", foot=foot, at=at, mark=mark)
    paper.aside(f"{words['kind']} {words['number']}")
    paper.heading(words["name"], 19)
    paper.facts(_facts(words))
    for name in IN_WORDS:
        if words.get(name):
            paper.heading(LABELS[name])
            paper.prose(words[name])
    if words["objectives"]:
        paper.heading("Objectives")
        paper.table_of(HEADS, [_row(each) for each in words["objectives"]], WIDTHS)
        for each in words["objectives"]:
            if each["population"]:
                paper.aside(f"{each['number']}: {each['population']}")
    paper.heading("Signatures")
    _sign(paper, words, list(signatures))
    paper.ln(2)
    paper.aside(f"Signed is the canonical text of this document, sha256 {summed}.")
    return paper.made()


def _facts(words: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What is short, in the order of the document."""
    named = ("number", "name", "kind", *IN_WORDS)
    told = ((label, words.get(name)) for name, label in LABELS.items() if name not in named)
    return [
        (label, ", ".join(value) if isinstance(value, list) else str(value))
        for label, value in told
        if value
    ]


def _row(each: Mapping[str, str]) -> tuple[str, ...]:
    hours = f" ({each['hours']})" if each.get("hours") else ""
    return (
        f"{each['number']}  {each['statement']}{hours}",
        each["service"],
        each["window"],
        each["credit"] or "–",
    )


def _sign(paper: Paper, words: Mapping[str, Any], signatures: list[Signature]) -> None:
    by_side = {each.side: each for each in signatures}
    parties = {Side.OURS: words["provider"], Side.THEIRS: words["other_side"]}
    rows = [(side.label, parties[side], _said(by_side.get(side))) for side in Side]
    paper.table_of(("", "Party", "Signed"), rows, (40, 50, 80))


def _said(signature: Signature | None) -> str:
    if signature is None:
        return "not signed"
    paper = f", on paper, recorded by {signature.recorded_by}" if signature.recorded_by else ""
    return f"{signature.name}, {signature.at:%Y-%m-%d %H:%M} UTC{paper}"
