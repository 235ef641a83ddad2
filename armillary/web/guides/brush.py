"""Draws lives and lanes on paper, in their units, from a place on the sheet."""

import re

from armillary.web.guides.lanes import PILL, Lanes
from armillary.web.guides.score import Score
from armillary.web.paper import Paper
from armillary.web.paper.sheets import BRASS, FACE, INK, PALE

Colour = tuple[int, int, int]
WHITE, FILLED, LINES = (255, 255, 255), (244, 240, 231), (200, 205, 214)
STEP = re.compile(r"([MHV])([-\d. ]+)")


class Pen:
    """What both drawings are made with."""

    def __init__(self, paper: Paper, top: float, scale: float) -> None:
        self.paper, self.top, self.scale = paper, top, scale

    def _x(self, x: float) -> float:
        return self.paper.l_margin + x * self.scale

    def _y(self, y: float) -> float:
        return self.top + y * self.scale

    def _line(self, x1: float, y1: float, x2: float, y2: float, colour: Colour) -> None:
        self.paper.set_draw_color(*colour)
        self.paper.line(self._x(x1), self._y(y1), self._x(x2), self._y(y2))

    def _head(self, points: str) -> None:
        places = [tuple(map(float, point.split(","))) for point in points.split()]
        self.paper.set_fill_color(*BRASS)
        self.paper.polygon([(self._x(x), self._y(y)) for x, y in places], style="F")


class LifePen(Pen):
    """Draws in the units of the score."""

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

    def _dot(self, x: float, y: float) -> None:
        self.paper.set_fill_color(*PALE)
        size = 3.2 * self.scale
        self.paper.circle(self._x(x), self._y(y), size, style="F")

    def _words(self, x: float, y: float, words: str) -> None:
        self.paper.set_text_color(*INK)
        self.paper.text(self._x(x), self._y(y), words)


class LanesPen(Pen):
    """Draws lanes in their units."""

    def draw(self, lanes: Lanes) -> None:
        """Draw all of it."""
        self.paper.set_line_width(0.15)
        self._text(0, 14, "It gets from", PALE)
        self._text(0, lanes.gives_at, "It gives to", PALE)
        for pill in (*lanes.gets, *lanes.gives):
            self._box(pill.x, pill.y, pill.width, PILL, None)
            self._text(pill.middle, pill.base, pill.text, INK, centred=True)
        for lane in lanes.lanes:
            self._box(lane.x, lanes.top, lane.width, lanes.height_of_lanes, None)
            for y, words in lane.words:
                self._text(lane.middle, y, words, INK, centred=True)
        self._ways(lanes)
        for mark in lanes.marks:
            self._circle(mark.x, mark.y)
            self._text(mark.x, mark.y + 4, mark.text, INK, centred=True)
        for box in lanes.boxes:
            self._box(box.x, box.y, box.width, box.height, FILLED)
            for y, words in box.words:
                self._text(box.middle, y, words, INK, centred=True)

    def _ways(self, lanes: Lanes) -> None:
        for path in (*lanes.ways, *(mark.tie for mark in lanes.marks)):
            self._path(path)
        for head in lanes.heads:
            self._head(head)

    def _box(self, x: float, y: float, width: float, height: float, fill: Colour | None) -> None:
        self.paper.set_draw_color(*LINES)
        self.paper.set_fill_color(*(fill or WHITE))
        style = "DF" if fill else "D"
        scale = self.scale
        self.paper.rect(self._x(x), self._y(y), width * scale, height * scale, style=style)

    def _circle(self, x: float, y: float) -> None:
        self.paper.set_draw_color(*PALE)
        self.paper.set_fill_color(*WHITE)
        self.paper.circle(self._x(x), self._y(y), 11 * self.scale, style="DF")

    def _path(self, path: str) -> None:
        """Lines across and down, as they are written: M x y, then H x or V y."""
        self.paper.set_draw_color(*PALE)
        x = y = 0.0
        for letter, numbers in STEP.findall(path):
            values = [float(each) for each in numbers.split()]
            if letter == "M":
                x, y = values
                continue
            end = (values[0], y) if letter == "H" else (x, values[0])
            self.paper.line(self._x(x), self._y(y), self._x(end[0]), self._y(end[1]))
            x, y = end

    def _text(self, x: float, y: float, words: str, colour: Colour, centred: bool = False) -> None:
        self.paper.set_font(FACE, "", 10.5 * self.scale / 0.3528)
        self.paper.set_text_color(*colour)
        left = self._x(x) - (self.paper.get_string_width(words) / 2 if centred else 0)
        self.paper.text(left, self._y(y), words)
