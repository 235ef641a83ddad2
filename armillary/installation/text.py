"""The SQL files of this package, with names and values put in safely."""

from functools import cache
from pathlib import Path
from typing import LiteralString

from psycopg import sql

FOLDER = Path(__file__).parent / "sql"


def of(file: str, **parts: sql.Composable) -> sql.Composed:
    """The text of one file; `{name}` becomes the part of that name."""
    if not parts:
        return sql.Composed([sql.SQL(_read(file))])
    return sql.SQL(_read(file)).format(**parts)


@cache
def _read(file: str) -> LiteralString:
    return (FOLDER / file).read_text()
