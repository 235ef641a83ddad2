"""Sheets of A4: headings, words, facts and tables, with a foot that tells which document it is."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import TableBordersLayout, VAlign, XPos, YPos
from fpdf.fonts import FontFace

FACES = Path(__file__).parents[1] / "static" / "dist"
FACE = "DejaVu"
INK, PALE, BRASS = (20, 33, 61), (110, 118, 135), (183, 121, 31)
MARGIN = 20
LINE = 5.2
LABELS = 42
"""How wide the labels of facts are, in millimetres."""


class Paper(FPDF):
    """A document, sheet by sheet. `foot` stands at the bottom of each, `mark` at the top."""

    def __init__(self, *, title: str, foot: str, at: datetime, mark: str = "") -> None:
        super().__init__(format="A4")
        self._foot, self._mark = foot, mark
        self.set_title(title)
        self.set_creator("Armillary")
        self.set_creation_date(at)
        self.set_lang("en")
        self.add_font(FACE, "", FACES / "DejaVuSans.ttf")
        self.add_font(FACE, "B", FACES / "DejaVuSans-Bold.ttf")
        self.set_margin(MARGIN)
        self.set_auto_page_break(auto=True, margin=MARGIN + 6)
        self.add_page()

    def header(self) -> None:
        """What stands at the top of each sheet."""
        if self._mark:
            self._write(self._mark, 9, BRASS, "B")
            self.ln(2)

    def footer(self) -> None:
        """What stands at the bottom of each sheet."""
        self.set_y(-MARGIN)
        self.set_draw_color(*PALE)
        self.line(MARGIN, self.get_y() - 2, self.w - MARGIN, self.get_y() - 2)
        self.set_font(FACE, "", 7.5)
        self.set_text_color(*PALE)
        self.cell(0, 4, self._foot)
        self.set_x(MARGIN)
        self.cell(0, 4, f"{self.page_no()} / {{nb}}", align="R")

    def heading(self, words: str, size: float = 13) -> None:
        """A heading, with something below it on the same sheet."""
        if self.will_page_break(30):
            self.add_page()
        self.ln(4)
        self._write(words, size, INK, "B")
        self.ln(1.5)

    def prose(self, words: str) -> None:
        """Words, with the lines that they were written in."""
        self._write(words, 9.5, INK)
        self.ln(1)

    def aside(self, words: str) -> None:
        """Words of less weight."""
        self._write(words, 8, PALE)

    def facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        """What is the case: a label and a value in each line."""
        self.table_of((), pairs, (LABELS, self.epw - LABELS))

    def table_of(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
    ) -> None:
        """Rows and their headings, which come again on each sheet."""
        self.set_font(FACE, "", 8.5)
        self.set_text_color(*INK)
        self.set_draw_color(210, 214, 222)
        with self.table(
            borders_layout=TableBordersLayout.HORIZONTAL_LINES,
            col_widths=tuple(widths),
            first_row_as_headings=bool(heads),
            headings_style=FontFace(emphasis="BOLD", color=PALE),
            line_height=LINE,
            padding=(1.2, 2, 1.2, 0),
            text_align="LEFT",
            v_align=VAlign.T,
        ) as table:
            for row in (heads, *rows) if heads else rows:
                table.row([str(cell) for cell in row])
        self.ln(1)

    def made(self) -> bytes:
        """The document."""
        return bytes(self.output())

    def _write(
        self, words: str, size: float, colour: tuple[int, int, int], style: str = ""
    ) -> None:
        self.set_font(FACE, style, size)
        self.set_text_color(*colour)
        self.multi_cell(0, size * 0.55, words, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
