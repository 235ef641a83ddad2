"""Writing a list into a file: page after page of the same question, whatever its length."""

from collections.abc import Iterator
from dataclasses import replace
from tempfile import TemporaryFile
from typing import IO

from armillary.fittings.exports.actions import hand_out, take_out
from armillary.fittings.exports.forms import Lines, Separated, Workbook, Writing
from armillary.fittings.exports.models import Export
from armillary.fittings.exports.vocabulary import Form
from armillary.fittings.past import Moment, looking
from armillary.kernel.acts import Act
from armillary.kernel.errors import RuleBroken
from armillary.kernel.listing import cursor
from armillary.kernel.listing.asked import Place, Question
from armillary.kernel.listing.reading import Page, page

AT_ONCE, AT_ONCE_OF_THE_PAST = 1_000, 25_000
MOST_ROWS = 250_000


def export(
    asked: Question,
    act: Act,
    form: Form,
    *,
    question: str,
    bom: bool = True,
    then: Moment | None = None,
) -> tuple[Export, IO[bytes]]:
    """Write what the question means, for the eyes of the actor, and leave a line that says so.

    The file is written before anything of it is sent: a slow reader holds no transaction, and a
    refusal can still be told. Raises NotAllowed, TooMany, RuleBroken.
    """
    taken = take_out(act, of=asked.kind.slug, form=form, question=question)
    out = TemporaryFile()  # noqa: SIM115  whoever sends it closes it
    writing = _writing(asked, form, out, bom=bom)
    rows = 0
    for each in pages(asked, act, then):
        writing.rows(each.rows)
        rows += len(each.rows)
        if rows > MOST_ROWS:
            out.close()
            raise RuleBroken(f"At most {MOST_ROWS:,} rows in one file: narrow the list down.")
    writing.end()
    hand_out(taken, act, rows=rows)
    out.seek(0)
    return taken, out


def pages(asked: Question, act: Act, then: Moment | None = None) -> Iterator[Page]:
    """The list from its beginning to its end, some rows at a time, as it is or was.

    What was is made anew for each page, so pages of the past are long.
    """
    asked = replace(asked, limit=AT_ONCE_OF_THE_PAST if then else AT_ONCE, place=None)
    while True:
        with looking(asked.kind, then):
            found = page(asked, act.actor)
        yield found
        if not found.after:
            return
        asked = replace(asked, place=Place(cursor.read(found.after, asked.order), False))


def _writing(asked: Question, form: Form, out: IO[bytes], *, bom: bool) -> Writing:
    if form is Form.XLSX:
        return Workbook(asked.kind.plural, asked.fields, out)
    if form is Form.JSON:
        return Lines(asked.fields, out)
    return Separated(asked.fields, out, bom=bom)
