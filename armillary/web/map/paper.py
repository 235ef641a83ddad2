"""The map on paper: the drawing on its first sheet, and all that it shows as tables behind it."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

from armillary.web.map.tables import EdgeRow
from armillary.web.paper import Paper

Shown = Mapping[str, Any]
PROCESS_HEADS = ("", "Open", "Median", "P90", "Done", "Deeds", "People", "Answer", "Performed")
PROCESS_WIDTHS = (40, 16, 16, 13, 14, 15, 16, 17, 23)
EDGE_HEADS = ("No.", "Between", "What", "State", "Offered", "Yes", "No", "Waiting")
EDGE_WIDTHS = (10, 45, 43, 18, 18, 9, 9, 18)
KEY = (
    "Lines: blue was handed over, brass waits to be taken, and wider is more; dashed is stated by "
    "the model and silent; dotted leads to what is planned; red and dashed passed, though the "
    "model does not state it. A dashed frame is planned, not built yet."
)
STEP_HEADS = ("When", "Process", "Record", "Title", "State")
STEP_WIDTHS = (32, 44, 26, 46, 22)
LEG_WIDTHS = (74, 74, 22)


def printed(shown: Shown, picture: bytes, *, at: datetime) -> bytes:
    """The map and its two tables."""
    paper = _begun(shown, picture, at)
    paper.ln(3)
    paper.prose(f"{shown['means']} The stronger the colour, the more.")
    paper.aside(KEY)
    paper.add_page()
    paper.heading("Figures")
    paper.table_of(
        PROCESS_HEADS,
        [
            (row.title, *(row.cells[:8] if row.built else ("planned", *row.cells[1:8])))
            for row in shown["processes"]
        ],
        PROCESS_WIDTHS,
    )
    paper.add_page()
    paper.heading("Interactions")
    paper.table_of(
        EDGE_HEADS,
        [_edge(each) for each in shown["edges"]],
        EDGE_WIDTHS,
    )
    paper.heading("How this is counted")
    for words in shown["counted"]:
        paper.aside(words)
    return paper.made()


def printed_way(shown: Shown, picture: bytes, *, at: datetime) -> bytes:
    """The way of a service, its records in order of time, and what led on to what."""
    paper = _begun(shown, picture, at)
    if shown["steps"]:
        paper.add_page()
        paper.heading("Its records in order of time")
        paper.table_of(
            STEP_HEADS,
            [
                (each.at.text, each.process, each.number, each.title, each.state.label)
                for each in shown["steps"]
            ],
            STEP_WIDTHS,
        )
    if shown["legs"]:
        paper.heading("What led on to what")
        rows = [(each.start, each.end, each.often) for each in shown["legs"]]
        paper.table_of(("From", "To", "How often"), rows, LEG_WIDTHS)
    return paper.made()


def _edge(row: EdgeRow) -> tuple[str, ...]:
    counts = (row.offered, row.accepted, row.rejected, row.waiting)
    return str(row.number), row.ends, row.what, row.state, *counts


def _begun(shown: Shown, picture: bytes, at: datetime) -> Paper:
    title = str(shown["title"])
    paper = Paper(title=title, foot=f"{title}   {shown['period']}", at=at)
    paper.heading(title, 19)
    paper.prose(str(shown["answer"]))
    paper.image(BytesIO(picture), x=paper.l_margin, w=paper.epw)
    return paper
