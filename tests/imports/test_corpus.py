"""Bad tables of the corpus, where it is there: each has its treatment, read or checked."""

import re
from pathlib import Path

import pytest

from armillary.fittings.imports.mapping.mapping import Mapping
from armillary.fittings.imports.models import Row
from armillary.fittings.imports.reading.files import read
from armillary.fittings.imports.reading.lines import Line, WrongFile
from armillary.kernel.errors import Invalid
from armillary.kernel.journal.models import Entry
from tests.api.corpus import bad_inputs
from tests.imports.files import begun, check, checked, columns, guess, run, verdicts, wrong
from tests.makers import an_agent
from tests.throwaway.models import Thing

CORPUS = Path(__file__).parents[3] / "shared" / "badinputs" / "dev"
REFUSED = {"c-quote-open", "c-empty", "o-xxe", "o-laughs", "o-bomb", "o-slip"}
REFUSED |= {"o-nowb", "o-cut", "o-html"}
FILES = [*CORPUS.glob("c-*.csv"), *CORPUS.glob("o-*.xlsx")]
BAD = [path for path in FILES if path.stem in REFUSED]
GOOD = [path for path in FILES if path.stem not in REFUSED]
GOES = Mapping("shelve", columns("name>title", "serial>about"))
SAME = "It says the same as line {}. Take one out, or say that equal rows are meant."
ROWS: dict[str, dict[int, list[list[str]]]] = {
    "c-cols-more": {2: [["", "There are 4 cells under 2 heads."]]},
    "c-cols-less": {2: [["", "There are 1 cells only under 2 heads."]]},
    "c-dup-rows": {2: [["", SAME.format(3)]], 3: [["", SAME.format(2)]]},
    "c-nul": {2: [["name", "Remove the control character U+0000 at place 2."]]},
}
"""What is wrong with which line."""
TAKEN = {
    "c-formula-eq": [("=1+1", "1")],
    "c-formula-dde": [("=cmd|' /C calc'!A0", "1")],
    "c-formula-plus": [("+1+1", "1"), ("-2+3", "2"), ("@SUM(1)", "3")],
    "c-semicolon": [("a", "1")],
    "c-newline-cell": [("a\nb", "1")],
    "c-serial-float": [("a", "12345678901234567890")],
    "c-leading-zero": [("a", "000123")],
    "c-xss": [("<img src=x onerror=window.P=1>", "1")],
    "c-utf16": [("a", "1")],
    "c-bom": [("a", "1")],
    "o-ok": [("printer", "")],
}
"""Texts that go in as they are, for the list to hold and the export to keep safe."""
ELSEWHERE = {"c-only-head", "c-head-dup", "c-head-unknown", "c-fk-missing"}

there = pytest.mark.skipif(not FILES, reason="The corpus is not beside this project.")


def path_of(stem: str) -> Path:
    return next(path for path in FILES if path.stem == stem)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_table_is_refused_in_words(path: Path) -> None:
    with pytest.raises(WrongFile, match=r"\.$"):
        list(read(path.read_bytes(), path.name).lines)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_table_that_can_be_read_begins_with_its_heads(path: Path) -> None:
    lines = list(read(path.read_bytes(), path.name).lines)

    assert lines[0].cells[0] == "name"


@there
def test_every_table_of_the_corpus_has_its_treatment_here() -> None:
    known = {each["id"] for each, _ in bad_inputs("G-table") if each["channel"] in ("csv", "xlsx")}

    assert {path.stem for path in FILES} == REFUSED | ROWS.keys() | TAKEN.keys() | ELSEWHERE
    assert {path.stem for path in FILES} <= known


@pytest.mark.django_db
@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_table_leaves_nothing_behind(path: Path) -> None:
    agent = an_agent()

    with pytest.raises(WrongFile):
        begun(agent, "things", path.read_bytes(), path.name)

    assert (Row.objects.count(), Entry.objects.filter(record_type="imports").count()) == (0, 0)


def test_a_million_rows_are_refused_before_most_of_them_are_read() -> None:
    """The recipe of c-1m-rows."""
    content = b"name,serial\n" + b"a,1\n" * 1_000_000
    lines = iter(read(content, "c-1m-rows.csv").lines)

    taken: list[Line] = []
    with pytest.raises(WrongFile, match="At most 50,000 rows: cut the file in parts"):
        taken.extend(lines)
    assert len(taken) < 50_100


@there
@pytest.mark.django_db
@pytest.mark.parametrize("stem", ROWS)
def test_each_wrong_line_is_named_with_its_flaw(stem: str) -> None:
    path = path_of(stem)

    imported = checked(an_agent(), "things", path.read_bytes(), path.name, mapping=GOES)

    assert wrong(imported) == ROWS[stem]
    assert (imported.made, imported.refused) == (0, len(ROWS[stem]))
    assert Thing.objects.count() == 0


@there
@pytest.mark.django_db
@pytest.mark.parametrize("stem", TAKEN)
def test_strange_texts_go_in_as_they_are(stem: str) -> None:
    path, agent = path_of(stem), an_agent()

    run(checked(agent, "things", path.read_bytes(), path.name, mapping=GOES), agent)

    found = Thing.objects.order_by("pk").values_list("title", "about")
    assert list(found) == TAKEN[stem]


@there
@pytest.mark.django_db
def test_what_is_not_there_is_named_on_its_line() -> None:
    goes = Mapping("shelve", columns("name>title", "owner>part_of"))

    imported = checked(an_agent(), "things", path_of("c-fk-missing").read_bytes(), mapping=goes)

    assert wrong(imported) == {
        2: [["owner", "There is no thing “nobody@x.example” that you can see."]]
    }
    assert Thing.objects.count() == 0


@there
@pytest.mark.django_db
def test_a_table_without_rows_says_so() -> None:
    with pytest.raises(Invalid, match=re.escape("There are no rows in it")):
        begun(an_agent(), "things", path_of("c-only-head").read_bytes())


@there
@pytest.mark.django_db
@pytest.mark.parametrize("stem", ["c-head-dup", "c-head-unknown"])
def test_a_head_that_is_strange_or_twice_is_asked_about_not_dropped(stem: str) -> None:
    agent = an_agent()
    imported = begun(agent, "things", path_of(stem).read_bytes())

    with pytest.raises(Invalid, match="Say where this column goes, or leave it out"):
        check(imported, agent, guess(imported))

    assert set(verdicts(imported).values()) == {""}


@there
@pytest.mark.django_db
def test_a_strange_line_amid_good_ones_is_the_only_one_refused() -> None:
    """With whole=True all or nothing is refused; the partial import takes the rest."""
    strange = path_of("c-cols-more").read_text().splitlines()[1]
    good = [f"thing {number},{number}" for number in range(400)]
    file = "\n".join(["name,serial", *good[:200], strange, *good[200:]])

    imported = checked(an_agent(), "things", file, mapping=GOES)

    assert wrong(imported) == {202: [["", "There are 4 cells under 2 heads."]]}
    assert (imported.made, imported.refused) == (400, 1)
