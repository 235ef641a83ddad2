"""A spreadsheet as offices keep them: titles, two lines of heads, mixed dates, sums, and mistakes.

`python -m tests.imports.messy FOLDER` writes it, as a workbook and as text of Western Europe.
"""

import csv
import random
import sys
from io import BytesIO, StringIO
from pathlib import Path

import xlsxwriter  # type: ignore[import-untyped]

ROWS = 2_000
GROUPS = ("Meldung", "", "", "", "Person", "", "Gerät", "")
HEADS = (
    "Betreff",
    "Beschreibung",
    "Auswirkung",
    "Dringlichkeit",
    "Name",
    "E-Mail",
    "Inventarnr.",
    "gemeldet am",
)
WHAT = ("Drucker druckt nicht", "Bildschirm flackert", "Outlook öffnet nicht", "Kein Netz im Büro")
WHERE = ("Köln", "Zürich", "Gießen", "Wörgl", "Fürth", "München")
IMPACTS = ("The whole service", "Several people", "One person", "1", "3")
URGENCIES = ("Work has stopped", "Work is slower", "It can wait", "2")
PEOPLE = (("Jürgen Groß", "juergen.gross@example.com"), ("Zoë Weiß", "zoe.weiss@example.com"))
People = tuple[tuple[str, str], ...]
Cells = tuple[str, ...]


def lines(rows: int = ROWS, people: People = PEOPLE, seed: int = 7) -> list[Cells]:
    """All lines of the sheet: a title, a note, groups of heads, heads, rows, and a sum."""
    chance = random.Random(seed)
    made = [_row(chance, number, people) for number in range(1, rows + 1)]
    return [
        ("Störungsmeldungen 2026 – Export aus dem Altsystem",),
        ("Stand: 12.11.2026, bearbeitet von K. Müller",),
        (),
        GROUPS,
        HEADS,
        *made,
        ("Summe", "", "", "", "", "", str(rows), ""),
    ]


def _row(chance: random.Random, number: int, people: People) -> Cells:
    name, mail = chance.choice(people)
    what, where = chance.choice(WHAT), chance.choice(WHERE)
    text = f"{what} seit heute früh.\nStandort {where}" if number % 17 else '=HYPERLINK("x")'
    return (
        f"{what} in {where} (Nr. {number})",
        text,
        chance.choice(IMPACTS) if number % 25 else "",
        chance.choice(URGENCIES) if number % 60 else "hoch",
        name,
        mail if number % 40 else mail.replace("@", "(at)"),
        f"{number:06d}",
        _day(chance, number),
    )


def _day(chance: random.Random, number: int) -> str:
    day, month = chance.randint(1, 28), chance.randint(1, 10)
    if number % 50 == 0:
        return "letzte Woche"
    if number % 3 == 0:
        return f"2026-{month:02d}-{day:02d} 08:15"
    return f"{day:02d}.{month:02d}.2026"


def as_text(rows: int = ROWS, people: People = PEOPLE) -> bytes:
    """With semicolons, in the encoding of Western Europe."""
    out = StringIO()
    width = len(HEADS)
    padded = ((*line, *([""] * (width - len(line)))) for line in lines(rows, people))
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(padded)
    return out.getvalue().replace("–", "-").encode("latin-1")


def as_workbook(rows: int = ROWS, people: People = PEOPLE) -> bytes:
    """With a merged title and a second, empty sheet."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("Meldungen")
    for at, line in enumerate(lines(rows, people)):
        for place, cell in enumerate(line):
            sheet.write_string(at, place, cell)
    sheet.merge_range(0, 0, 0, len(HEADS) - 1, lines(1)[0][0])
    book.add_worksheet("Leer")
    book.close()
    return out.getvalue()


def main(folder: Path, *mails: str) -> None:
    """Write both; the people are those of an installation, where any are named."""
    people = tuple((mail.partition("@")[0], mail) for mail in mails) or PEOPLE
    (folder / "stoerungen.csv").write_bytes(as_text(people=people))
    (folder / "stoerungen.xlsx").write_bytes(as_workbook(people=people))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
