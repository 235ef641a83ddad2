"""Words as they are compared: without capitals, accents, signs and spaces at their ends."""

import re
import unicodedata

_SIGNS = re.compile(r"[^\w]+|_+", re.UNICODE)
_FORMULA = re.compile(r"'+[=+\-@\t\r]")


def plain_words(text: str) -> str:
    """What a reader takes for the same: “E-Mail  Adresse:” and “e_mail adresse”."""
    bare = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    letters = "".join(each for each in bare if not unicodedata.combining(each))
    return " ".join(_SIGNS.sub(" ", letters).split())


def unmarked(cell: str) -> str:
    """A text without the mark by which an export keeps spreadsheets from computing it."""
    return cell[1:] if _FORMULA.match(cell) else cell


def marked(text: str) -> str:
    """A text that no spreadsheet takes for a formula; `unmarked` gives it back as it was."""
    starts = text.lstrip("'")[:1]
    return f"'{text}" if starts in _STARTERS and starts else text


_STARTERS = frozenset("=+-@\t\r")
