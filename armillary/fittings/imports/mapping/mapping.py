"""A mapping: what each column of a file becomes, kept as JSON and read strictly."""

from typing import Any

import msgspec

from armillary.kernel.errors import Invalid

UNDECIDED, LEFT_OUT = "", "-"


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One column: its place from 0, its head, and where it goes.

    `to` is the name of an argument, "-" for left out, "" while nobody has decided. `reading` says
    how its days ("dmy", "mdy") or its decimals ("comma", "point") are written, where it matters.
    `words` say what words mean that are no choices of ours: the word folded, to the choice as it is
    kept, or to "-" where it says nothing.
    """

    at: int
    head: str
    to: str = UNDECIDED
    reading: str = ""
    words: dict[str, str] = {}


class Mapping(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What becomes of a table.

    `same` are values for every row; `key` names the argument by which records are found that are
    there already: these are changed, not made. `head` is the line of the heads, `without` are
    lines that are no rows. `twice` says that rows which are all the same are meant.
    """

    creation: str
    columns: tuple[Column, ...]
    same: dict[str, str] = {}
    key: str = ""
    head: int = 1
    without: tuple[int, ...] = ()
    zone: str = "UTC"
    twice: bool = False

    @property
    def goes(self) -> dict[str, Column]:
        """The columns that go somewhere, by where they go."""
        return {each.to: each for each in self.columns if each.to not in (UNDECIDED, LEFT_OUT)}


def from_json(text: str) -> Mapping:
    """Read a mapping that somebody sent. Invalid: it is none."""
    try:
        return msgspec.json.decode(text, type=Mapping)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise Invalid({"mapping": f"This is no mapping: {error}"}) from None


def from_data(data: Any) -> Mapping:
    """The mapping that was kept."""
    return msgspec.convert(data, type=Mapping)


def to_data(mapping: Mapping) -> Any:
    """The mapping as it is kept."""
    return msgspec.to_builtins(mapping)


def to_json(mapping: Mapping) -> str:
    return msgspec.json.encode(mapping).decode()
