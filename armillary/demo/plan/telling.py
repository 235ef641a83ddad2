"""Putting sentences together: the same trouble is never told twice in the same way."""

from random import Random

from armillary.demo.cast import CAST
from armillary.demo.words import PHRASES, Fault


class Telling:
    """Tells one trouble: its thing, its place and its number stay the same all through."""

    def __init__(
        self,
        fault: Fault,
        site: str,
        chance: Random,
        like: "Telling | None" = None,
        thing: str = "",
    ) -> None:
        self.fault, self.chance = fault, chance
        self.slots = {
            "{site}": site or "the head office",
            "{vessel}": chance.choice(CAST["vessels"]),
            "{n}": str(chance.randrange(1, 9)),
            "{team}": fault.team,
        }
        if like is not None:
            self.slots = like.slots
            return
        thing = self._filled(thing or chance.choice(fault.things))
        small = thing if thing[:2].isupper() else thing[:1].lower() + thing[1:]
        self.slots |= {"{thing}": small, "{Thing}": thing[:1].upper() + thing[1:]}

    def title(self) -> str:
        where = self.slots["{site}"]
        told = self._filled(self.chance.choice(self.fault.titles))
        if where in told or self.chance.random() < 0.6:
            return told
        return f"{told} ({where})"

    def story(self) -> str:
        """What is written under the title: what happens, since when, what was tried."""
        parts = [self.chance.choice(self.fault.stories), self.says("since"), self.says("tried")]
        return " ".join(self._filled(part) for part in parts if part)

    def fix(self) -> str:
        return self._filled(self.chance.choice(self.fault.fixes))

    def note(self) -> str:
        if self.chance.random() < 0.6:
            return self._filled(self.chance.choice(self.fault.notes))
        return self.says("notes")

    def says(self, what: str) -> str:
        """One of the phrases of this kind."""
        return self._filled(self.chance.choice(PHRASES[what]))

    def _filled(self, text: str) -> str:
        for slot, words in self.slots.items():
            text = text.replace(slot, words)
        return text
