"""The sheets that guides are printed on: points, and the drawing of a life."""

from collections.abc import Iterable

from armillary.transformation.guides.told import Life
from armillary.web.guides.brush import Brush
from armillary.web.guides.lanes import Lanes
from armillary.web.guides.score import Score, score_of
from armillary.web.paper import Paper
from armillary.web.paper.sheets import BRASS, FACE, INK, MARGIN, PALE

WHITE = (255, 255, 255)
ROOM = 30
"""What a heading and the beginning of a table take, in millimetres."""
MOST_SCALE = 0.26
"""Millimetres for a pixel: the drawing is no larger on paper than its words are."""


class GuidePaper(Paper):
    """A document that knows points and drawings as well."""

    def keep_together(self, height: float) -> None:
        """Begin another sheet where so much no longer fits on this one, in millimetres."""
        if self.will_page_break(height):
            self.add_page()

    def points(self, texts: Iterable[str]) -> None:
        """Texts, each with a point before it."""
        for text in texts:
            self.prose(f"•  {text}")

    def drawn(self, words: str, life: Life) -> None:
        """A heading and, on the same sheet, states as lines and verbs as arrows between them."""
        score = score_of(life)
        scale = min(MOST_SCALE, self.epw / score.width)
        height = score.height * scale
        self.keep_together(height + ROOM)
        self.heading(words)
        if len(life.standings) < 2:
            return
        _Pen(self, self.get_y(), scale).draw(score)
        self.set_fill_color(*WHITE)
        self.set_y(self.get_y() + height + 2)
        self.set_x(self.l_margin)

    def lanes(self, words: str, lanes: Lanes) -> None:
        """A heading and, on one sheet, the activities in the lanes of those who do them."""
        room = self.h - 2 * MARGIN - ROOM
        scale = min(MOST_SCALE, self.epw / lanes.width, room / lanes.height)
        height = lanes.height * scale
        self.keep_together(height + ROOM / 2)
        self.heading(words)
        Brush(self, self.get_y(), scale).draw(lanes)
        self.set_fill_color(*WHITE)
        self.set_xy(self.l_margin, self.get_y() + height + 2)


class _Pen:
    """Draws in the units of the score, from a place on the sheet."""

    def __init__(self, paper: Paper, top: float, scale: float) -> None:
        self.paper, self.top, self.scale = paper, top, scale

    def draw(self, score: Score) -> None:
        """Draw all of it."""
        self.paper.set_line_width(0.15)
        self.paper.set_font(FACE, "", 11 * self.scale / 0.3528)
        for lane in score.lanes:
            self._line(score.left + 8, lane.y, score.right, lane.y, (210, 214, 222))
            self._words(0, lane.y + 4, lane.label)
        for arrow in score.arrows:
            self._line(arrow.x, arrow.top, arrow.x, arrow.bottom, INK)
            for start in arrow.starts:
                self._dot(arrow.x, start)
            for head in arrow.heads:
                self._head(head)
            with self.paper.rotation(45, self._x(arrow.x), self._y(score.base - 4)):
                self._words(arrow.x, score.base - 4, arrow.label)

    def _x(self, x: float) -> float:
        return self.paper.l_margin + x * self.scale

    def _y(self, y: float) -> float:
        return self.top + y * self.scale

    def _line(
        self, x1: float, y1: float, x2: float, y2: float, colour: tuple[int, int, int]
    ) -> None:
        self.paper.set_draw_color(*colour)
        self.paper.line(self._x(x1), self._y(y1), self._x(x2), self._y(y2))

    def _dot(self, x: float, y: float) -> None:
        self.paper.set_fill_color(*PALE)
        size = 3.2 * self.scale
        self.paper.circle(self._x(x), self._y(y), size, style="F")

    def _head(self, points: str) -> None:
        places = [tuple(map(float, point.split(","))) for point in points.split()]
        self.paper.set_fill_color(*BRASS)
        self.paper.polygon([(self._x(x), self._y(y)) for x, y in places], style="F")

    def _words(self, x: float, y: float, words: str) -> None:
        self.paper.set_text_color(*INK)
        self.paper.text(self._x(x), self._y(y), words)
