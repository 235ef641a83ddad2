"""Files as they come: packed or not, whole or cut, text or none."""

import gzip
import lzma

import pytest

from armillary.assurance.configuration.imports.found import WrongSource
from armillary.assurance.configuration.imports.opening import text_of

PLAIN = "Größe\n" * 400


@pytest.mark.parametrize("pack", [bytes, gzip.compress, lzma.compress])
def test_a_file_is_read_packed_or_not(pack: "type[bytes]") -> None:
    assert text_of(pack(PLAIN.encode())) == PLAIN


def test_a_mark_at_the_beginning_belongs_to_no_text() -> None:
    assert text_of(b"\xef\xbb\xbfabc") == "abc"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"ok\n\xff\n", "Line 2 is not UTF-8 text. Save the file as UTF-8."),
        (b"ok\n\n\0", "Line 3 has the control character U+0000: take it out."),
        (
            gzip.compress(PLAIN.encode(), mtime=0)[:-9],
            "The packed file is cut off: send all of it.",
        ),
        (lzma.compress(PLAIN.encode())[:-9], "The packed file is cut off: send all of it."),
        (b"\x1f\x8b" + b"x" * 50, "The packed file is damaged: pack it anew."),
        (gzip.compress(b"0" * 2_000_000, mtime=0), "At most 1 MB: send the source in parts."),
        (lzma.compress(b"0" * 2_000_000), "At most 1 MB: send the source in parts."),
        (b"0" * 2_000_000, "At most 1 MB: send the source in parts."),
    ],
    ids=lambda each: each if isinstance(each, str) else "file",
)
def test_what_cannot_be_read_is_refused_in_words(content: bytes, sentence: str) -> None:
    with pytest.raises(WrongSource) as refused:
        text_of(content, most=2**20)

    assert refused.value.message == sentence
