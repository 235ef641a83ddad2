"""The RACI book on paper: a matrix for each process, and who holds its roles."""

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from armillary.reference.processes import Process
from armillary.reference.raci import Letter
from armillary.reference.roles import ROLES, Role
from armillary.transformation.raci.holes import holes, vacancies
from armillary.transformation.raci.matrix import Holding, Matrix, letters_of
from armillary.transformation.raci.together import Alone, Together
from armillary.web.guides.telling import LETTERS
from armillary.web.paper import Paper
from armillary.web.paper.sheets import BRASS, FACE, INK

CELL, HIGH = 9.4, 7.2
LEAST = 4.4
HEAD = 44
"""How high the names of the roles stand above the matrix, in millimetres."""
NAMES_AT_MOST = 12


class RaciPaper(Paper):
    """A document that knows matrices as well."""

    def matrix(self, matrix: Matrix, process: Process) -> None:
        """The activities in lines, the roles above them, a letter where they meet."""
        roles = matrix.columns(process)
        width = max(LEAST, min(CELL, (self.epw - 62) / max(1, len(roles))))
        self._left = self.l_margin + self.epw - width * len(roles)
        self._heads(roles, width)
        for each in process.activities:
            if self.will_page_break(HIGH + 1):
                self.add_page()
                self._heads(roles, width)
            self._line(each.title, [matrix.line(each).get(who) for who in roles], width)
        self.ln(3)

    def _heads(self, roles: Sequence[Role], width: float) -> None:
        if self.will_page_break(HEAD + 2 * HIGH):
            self.add_page()
        self.set_font(FACE, "", 7.5)
        self.set_text_color(*INK)
        base = self.get_y() + HEAD - 2
        for place, each in enumerate(roles):
            x = self._left + width * (place + 0.5) + 1
            with self.rotation(90, x, base):
                self.text(x, base, each.title)
        self.set_xy(self.l_margin, base + 2)
        self._rule()

    def _line(self, title: str, letters: Sequence[Letter | None], width: float) -> None:
        top = self.get_y()
        self.set_text_color(*INK)
        self.set_font(FACE, "", 7.5)
        room = self._left - self.l_margin - 2
        taken = cast(
            "float", self.multi_cell(room, 3.4, title, align="L", dry_run=True, output="HEIGHT")
        )
        high = max(HIGH, taken + 2.2)
        self.set_xy(self.l_margin, top + (high - taken) / 2)
        self.multi_cell(room, 3.4, title, align="L")
        for place, letter in enumerate(letters):
            if letter:
                self.set_font(FACE, "B" if letter in "RA" else "", 8.5)
                self.set_text_color(*(BRASS if letter is Letter.ACCOUNTABLE else INK))
                self.set_xy(self._left + width * place, top)
                self.cell(width, high, letter.value, align="C")
        self.set_xy(self.l_margin, top + high)
        self._rule()

    def _rule(self) -> None:
        self.set_draw_color(210, 214, 222)
        self.line(self.l_margin, self.get_y(), self.l_margin + self.epw, self.get_y())


def printed(
    matrix: Matrix,
    processes: Sequence[Process],
    found: Sequence[Together],
    lonely: Sequence[Alone],
    *,
    at: datetime,
) -> bytes:
    """The document; the same matrix and moment make the same bytes."""
    alone = len(processes) == 1
    title = f"RACI: {processes[0].title}" if alone else "RACI book"
    paper = RaciPaper(title=title, foot=f"{title}   {at:%Y-%m-%d}", at=at)
    if not alone:
        _cover(paper, matrix, found, lonely, at)
    for place, each in enumerate(processes):
        if place or not alone:
            paper.add_page()
        _process(paper, matrix, each)
    if not alone:
        paper.add_page()
        _roles(paper, matrix)
    return paper.made()


def _cover(
    paper: RaciPaper,
    matrix: Matrix,
    found: Sequence[Together],
    lonely: Sequence[Alone],
    at: datetime,
) -> None:
    paper.aside(f"As in force on {at.day} {at:%B %Y}")
    paper.heading("RACI book", 22)
    paper.prose(
        "Who does what in each of the 17 processes, who answers for it, who is asked before, "
        "and who is told afterwards."
    )
    paper.heading("How to read it")
    paper.facts(
        [
            (f"{each.value}  {each.name.capitalize()}", f"{LETTERS[each].capitalize()}.")
            for each in Letter
        ]
    )
    paper.prose(
        "Each activity has one role that is accountable, and at least one that is responsible. "
        "A role that is responsible may do the verbs of the activity."
    )
    _missing(paper, matrix)
    paper.heading("What must be apart")
    if not found and not lonely:
        paper.prose("Nobody has duties together that must be apart.")
    for each in found:
        names = ", ".join(
            [*(f"the role {who.title}" for who in each.roles), *(who.name for who in each.people)]
        )
        paper.prose(f"{each.apart.why} Both are with {names}.")
    for one in lonely:
        paper.prose(f"{one.person.name} alone does “{one.activity.title}” and answers for it.")


def _missing(paper: RaciPaper, matrix: Matrix) -> None:
    paper.heading("What nobody does")
    missing, vacant = holes(matrix), vacancies(matrix)
    if not missing and not vacant:
        paper.prose("Every activity has somebody who does it and somebody who answers for it.")
    if vacant:
        paper.prose(f"Nobody holds these roles: {', '.join(each.role.title for each in vacant)}.")
    if missing:
        count = len({each.activity for each in missing})
        lack = "1 activity lacks" if count == 1 else f"{count} activities lack"
        paper.prose(
            f"{lack} somebody who does them or answers for them. Each is named with its matrix."
        )


def _process(paper: RaciPaper, matrix: Matrix, process: Process) -> None:
    paper.aside(process.group.title)
    paper.heading(process.title, 17)
    paper.prose(process.purpose)
    paper.matrix(matrix, process)
    paper.aside("R does it   A answers for it   C is asked before   I is told afterwards")
    missing = holes(matrix, process.activities)
    if missing:
        lacking: dict[str, list[str]] = {}
        for each in missing:
            lacking.setdefault(each.lacks, []).append(each.activity.title)
        paper.heading("What is missing", 11)
        rows = [(lacks, "; ".join(titles)) for lacks, titles in lacking.items()]
        paper.table_of((), rows, (54, paper.epw - 54))
    paper.heading("Who holds these roles", 11)
    held = [(each.title, matrix.held_by(each)) for each in matrix.columns(process)]
    rows = [(title, _names(holding)) for title, holding in held if holding.people]
    if vacant := [title for title, holding in held if not holding.people]:
        rows.append(("Nobody", ", ".join(vacant)))
    paper.table_of((), rows, (54, paper.epw - 54))


def _roles(paper: RaciPaper, matrix: Matrix) -> None:
    paper.heading("The roles", 17)
    rows = []
    for each in ROLES:
        counts = letters_of((each,), matrix.duties)
        rows.append(
            (
                each.title,
                each.sentence,
                *(str(counts.get(letter, "")) for letter in Letter),
                str(matrix.held_by(each).people or "–"),
            )
        )
    heads = ("Role", "What it is for", *(each.value for each in Letter), "People")
    paper.table_of(heads, rows, (40, 74, 10, 10, 10, 10, 16))


def _names(holding: Holding) -> str:
    named = holding.names[:NAMES_AT_MOST]
    others = holding.people - len(named)
    words = ", ".join(named)
    return (
        f"{words} and {others} more"
        if named and others
        else words or f"{others} people of customers"
    )
