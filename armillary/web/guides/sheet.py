"""The sheets that guides are printed on: points, and the drawing of a life."""

from collections.abc import Iterable

from armillary.transformation.guides.told import Life
from armillary.web.guides.brush import WHITE, LanesPen, LifePen
from armillary.web.guides.lanes import Lanes
from armillary.web.guides.score import score_of
from armillary.web.paper import Paper
from armillary.web.paper.sheets import MARGIN

ROOM = 30
"""What a heading and the beginning of a table take, in millimetres."""
MOST_SCALE = 0.26
"""Millimetres for a pixel: the drawing is no larger on paper than its words are."""


READ = (
    "Downwards in the order of the model; work may go back. Who has a number does the activity "
    "as well, an A answers for it."
)


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
        LifePen(self, self.get_y(), scale).draw(score)
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
        self.aside(READ)
        self.ln(1)
        LanesPen(self, self.get_y(), scale).draw(lanes)
        self.set_fill_color(*WHITE)
        self.set_xy(self.l_margin, self.get_y() + height + 2)
