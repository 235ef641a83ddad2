"""What the glossary is made of: terms, in chapters."""

from dataclasses import dataclass

from armillary.reference.roles import Role


@dataclass(frozen=True, slots=True)
class Term:
    """A word and the one thing it means here; `avoid` are words we do not use for that thing."""

    word: str
    meaning: str
    avoid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """Terms that belong together. The `owner` says what they mean."""

    title: str
    introduction: str
    terms: tuple[Term, ...]
    owner: Role = Role.ADMINISTRATOR
