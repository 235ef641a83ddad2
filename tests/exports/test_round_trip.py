"""What goes out comes back: every text, number and moment, whatever a spreadsheet takes it for."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armillary.fittings.exports.forms import Separated, Workbook
from armillary.fittings.imports.mapping.figures import figure
from armillary.fittings.imports.mapping.moments import moment
from armillary.fittings.imports.mapping.words import marked, unmarked
from armillary.fittings.imports.reading.files import read
from armillary.kernel.fields import Field, fields_of
from armillary.kernel.listing.rows import Row
from armillary.kernel.registry import record_types
from tests.exports.files import cells, taken
from tests.imports.files import checked, run
from tests.makers import an_agent, by, signed_in_client
from tests.throwaway.models import Thing
from tests.throwaway.process import shelve

STARTERS = ("=", "+", "-", "@", "\t", "\r", "'", "'=", "''=", "000123", "1E5", "1,5", '"', ";")
letters = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
words = st.text(letters | st.sampled_from("\n\t\r=+-@'\";,|"), max_size=40)
texts = st.builds(lambda start, rest: start + rest, st.sampled_from(("", *STARTERS)), words)
FIELDS = ("title", "about")


def fields() -> list[Field]:
    return [fields_of(record_types()["things"])[name] for name in FIELDS]


def rows(pairs: Sequence[tuple[str, str]]) -> list[Row]:
    return [Row(key, f"THG-{key:06d}", 1, pair) for key, pair in enumerate(pairs, 1)]


def filled(text: str) -> bool:
    return bool(text.strip())


@given(texts)
def test_a_mark_comes_off_as_it_went_on(text: str) -> None:
    assert unmarked(marked(text)) == text
    assert not marked(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@settings(max_examples=60)
@given(st.lists(st.tuples(texts.filter(filled), texts), min_size=1, max_size=8))
def test_texts_come_back_from_csv(pairs: list[tuple[str, str]]) -> None:
    out = BytesIO()
    writing = Separated(fields(), out, bom=True)

    writing.rows(rows(pairs))
    writing.end()

    lines = [line.cells for line in read(out.getvalue(), "x.csv").lines]
    assert [tuple(map(unmarked, line)) for line in lines[1:]] == pairs


@pytest.mark.parametrize("text", ["=1+1", "@SUM(1)", "000123", "12345678901234567890", "e\u0301é"])
def test_texts_come_back_from_a_workbook_as_texts(text: str) -> None:
    out = BytesIO()
    writing = Workbook("Things", fields(), out)

    writing.rows(rows([(text, "two\nlines")]))
    writing.end()

    assert cells(out.getvalue(), "x.xlsx")[1] == (text, "two\nlines")


@given(st.decimals(-(10**9), 10**9, places=2))
def test_figures_come_back(value: Decimal) -> None:
    assert figure(f"{value:f}", "point") == value


@given(st.datetimes(timezones=st.just(UTC)))
def test_moments_come_back(value: datetime) -> None:
    told = value.isoformat().replace("+00:00", "Z")

    assert moment(told, "", ZoneInfo("Asia/Tokyo")) == value


HOSTILE = (
    *("=1+1", "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "'=quoted", "000123"),
    *("1.23E+19", "two\nlines", 'a "quoted" word', "semi;colon, comma", "tab\there"),
    *("e\u0301 and é", "<img src=x onerror=alert(1)>", "Zürich", "2026-02-03", "a" * 200),
)


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_list_becomes_the_same_records_again(form: str) -> None:
    agent = an_agent()
    for place, text in enumerate(HOSTILE):
        shelve(by(agent), title=text, about=text, wear=1 + place % 2)
    client = signed_in_client(agent)

    file = taken(client, f"/things/export?format={form}&fields=title,about,wear")
    imported = checked(agent, "things", file, f"things.{form}")
    run(imported, agent)

    assert imported.refused == 0
    held = Counter(Thing.objects.values_list("title", "about", "wear"))
    assert held == Counter({(t, t, 1 + p % 2): 2 for p, t in enumerate(HOSTILE)})
