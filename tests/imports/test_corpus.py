"""Bad tables of the corpus, where it is there: each refused in words, or read as it was meant."""

from pathlib import Path

import pytest

from armillary.fittings.imports.reading.files import read
from armillary.fittings.imports.reading.lines import WrongFile

CORPUS = Path(__file__).parents[3] / "shared" / "badinputs" / "dev"
REFUSED = {"c-quote-open", "c-empty", "o-xxe", "o-laughs", "o-bomb", "o-slip"}
REFUSED |= {"o-nowb", "o-cut", "o-html"}
FILES = [*CORPUS.glob("c-*.csv"), *CORPUS.glob("o-*.xlsx")]
BAD = [path for path in FILES if path.stem in REFUSED]
GOOD = [path for path in FILES if path.stem not in REFUSED]


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_table_is_refused_in_words(path: Path) -> None:
    with pytest.raises(WrongFile, match=r"\.$"):
        list(read(path.read_bytes(), path.name).lines)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_table_that_can_be_read_begins_with_its_heads(path: Path) -> None:
    lines = list(read(path.read_bytes(), path.name).lines)

    assert lines[0].cells[0] == "name"
