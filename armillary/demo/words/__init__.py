"""The words of the demo: what goes wrong, and what is said about it, in parts of sentences."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent
PHRASES: dict[str, list[str]] = tomllib.loads((FOLDER / "phrases.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A kind of trouble: it happens to any of its things and is told in any of its words."""

    category: str
    team: str
    things: tuple[str, ...]
    titles: tuple[str, ...]
    stories: tuple[str, ...]
    notes: tuple[str, ...]
    fixes: tuple[str, ...]
    cause: str
    code: str = "fixed_by_agent"
    impact: int = 3
    urgency: int = 2
    weight: float = 1.0
    major: bool = False
    after_release: bool = False
    first_line: bool = False
    hands_on: bool = False
    waits: str = ""


FAULTS = tuple(
    msgspec.convert(told, Fault)
    for file in sorted(FOLDER.glob("*.toml"))
    if file.stem != "phrases"
    for told in tomllib.loads(file.read_text("utf-8"))["fault"]
)
