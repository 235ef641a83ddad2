"""What an activity of the reference model is."""

from enum import StrEnum
from typing import Self


class Activity(StrEnum):
    """One thing people do in a process; its value is unique in the whole model.

    `title` is the words a reader sees (it hides `str.title`), `guide` one sentence of what to do.
    """

    title: str  # type: ignore[assignment]
    guide: str

    def __new__(cls, value: str, title: str, guide: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.title = title
        member.guide = guide
        return member

    @property
    def process(self) -> str:
        """The id of the process it belongs to."""
        return self.value.partition(".")[0]
