"""The pack of a review on paper, with who has acknowledged it."""

from armillary.assurance.service_level.models import Pack
from armillary.web.paper import Paper
from armillary.web.service_level import pack as told_of

MARK = "Nobody has acknowledged this pack yet"


def printed(pack: Pack) -> bytes:
    """The document; the same pack makes the same bytes until it is acknowledged."""
    told = pack.document
    foot = f"{told['review']}, pack {pack.number}   sha256 {pack.digest[:32]}…"
    mark = "" if pack.acknowledged_at else MARK
    paper = Paper(title=f"Review of {told['agreement_name']}", foot=foot, at=pack.at, mark=mark)
    paper.aside(f"Service review {told['review']}, pack {pack.number}")
    paper.heading(told_of.title_of(told), 19)
    paper.facts(told_of.facts_of(told))
    paper.heading("In short")
    paper.prose(told_of.in_short(told))
    if told["summary"]:
        paper.prose(told["summary"])
    for section in told_of.sections(told):
        _section(paper, section)
    paper.heading("Acknowledged")
    paper.facts(
        (
            ("Drawn up", f"{pack.by.name}, {pack.at:%Y-%m-%d %H:%M} UTC"),
            ("Acknowledged", _acknowledged(pack)),
        )
    )
    paper.ln(2)
    paper.aside(f"Acknowledged is the canonical text of this document, sha256 {pack.digest}.")
    return paper.made()


def _section(paper: Paper, section: told_of.Section) -> None:
    paper.heading(section.title)
    if section.note:
        paper.aside(section.note)
        paper.ln(1)
    if not section.rows:
        paper.prose(section.empty)
        return
    rows = [[cell.text for cell in row] for row in section.rows]
    paper.table_of(section.heads, rows, section.widths)


def _acknowledged(pack: Pack) -> str:
    if pack.acknowledged_at is None:
        return "not yet"
    return f"{pack.name}, {pack.acknowledged_at:%Y-%m-%d %H:%M} UTC"
