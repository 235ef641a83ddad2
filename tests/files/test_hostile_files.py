"""The corpus of bad files and mutants of our own: each is refused or harmless, and none hurts."""

import random
import tarfile
from contextlib import suppress

import pytest

from armillary.fittings.files.keeping import keep
from armillary.fittings.files.looking.looking import look
from armillary.fittings.files.naming import cleaned
from armillary.fittings.files.reading import content_of
from armillary.fittings.files.stores.folder import FolderStore
from armillary.kernel.access.standing import stand_as
from armillary.kernel.errors import Invalid
from tests.files.hostile import a_link, a_tar, a_zip, corpus, mutants
from tests.files.samples import a_picture
from tests.files.things import a_thing
from tests.makers import an_agent, by, the_robot

MARKS = ("\r", "\n", "/", "\\", "\0", "\u202e")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "expect", "content"), corpus("upload"), ids=[each[0] for each in corpus("upload")]
)
def test_each_file_of_the_corpus_gets_what_it_deserves(
    name: str, expect: str, content: bytes, store: FolderStore
) -> None:
    stand_as(the_robot())
    act = by(an_agent())
    try:
        kept = keep(act, a_thing(act), name=name, content=content)
    except Invalid:
        kept = None

    assert (kept is None) == (expect == "reject") or expect == "either"
    assert kept is None or kept.picture or content_of(kept) == content


@pytest.mark.parametrize(
    ("expect", "name"),
    [each[1:] for each in corpus("filename")],
    ids=[each[0] for each in corpus("filename")],
)
def test_each_name_of_the_corpus_becomes_text(expect: str, name: str) -> None:
    if expect == "reject":
        with pytest.raises(Invalid):
            cleaned(name)
        return

    found = cleaned(name)

    assert found
    assert len(found) <= 200
    assert not any(mark in found for mark in MARKS)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("report.pdf", "report.pdf"),
        ("C:\\Users\\me\\report.pdf", "report.pdf"),
        ("../../etc/passwd", "passwd"),
        ("gpj.\u202eexe", "gpj.exe"),
        (" .. ", "file"),
        ("", "file"),
        (".env", ".env"),
        ("a\r\nb\tc.txt", "a b c.txt"),
        ("x" * 300 + ".tar.gz", "x" * 197 + ".gz"),
        ("👩\u200d💻.png", "👩\u200d💻.png"),
    ],
)
def test_a_name_keeps_its_words_and_nothing_else(name: str, kept: str) -> None:
    assert cleaned(name) == kept


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (a_zip(a=bytes(30_000_000)), "more than 100 times"),
        (a_tar("w:gz", a_link("../../etc/passwd")), "leads outside"),
        (a_tar("w:xz", a_link("/etc/passwd")), "leads outside"),
        (a_tar("w", a_link("../x", tarfile.LNKTYPE)), "outside of the folder"),
        (a_tar("w:bz2", tarfile.TarInfo("/etc/cron.d/x")), "outside of the folder"),
        ('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16"), "entities"),
        (a_picture("PNG", (7000, 6000)), "at most 40 million pixels"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",
)
def test_bombs_and_climbers_are_refused_in_words(content: bytes, why: str) -> None:
    with pytest.raises(Invalid, match=why):
        look(content)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (a_zip(word__document=b"x"), "wordprocessingml.document"),
        (a_zip(xl__workbook=b"x"), "spreadsheetml.sheet"),
        (a_zip(a=b"x"), "application/zip"),
        (a_tar("w:gz", tarfile.TarInfo("a")), "application/gzip"),
        (b"%PDF-1.4\n", "application/pdf"),
        ("Grüße".encode(), "text/plain"),
        ("Grüße".encode("latin-1"), "application/octet-stream"),
        (b"<html><script>alert(1)</script>", "text/html"),
        (b"\x00\x01\x02", "application/octet-stream"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",
)
def test_a_file_is_what_its_content_says(content: bytes, kind: str) -> None:
    assert look(content).kind.endswith(kind)


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        (b"-----BEGIN EC PRIVATE KEY-----\n", "a private key"),
        (b"HTTP/1.1 200 OK\r\nSet-Cookie: session=abc\r\n", "cookies"),
        (b"# Netscape HTTP Cookie File\n", "cookies"),
        (b"Authorization: Bearer abcdefghijk", "a way to sign in"),
        (b"key = AKIAABCDEFGHIJKLMNOP", "access keys"),
        (b'{"log": {"entries": [{"request": {}, "response": {}}]}}', "a recording of a browser"),
        (b"The cookie jar in the kitchen is empty.", ""),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",
)
def test_secrets_are_warned_of(content: bytes, hint: str) -> None:
    found = look(content).hint

    assert found.startswith(hint) if hint else found == ""


def test_mutants_are_taken_or_refused_and_never_break() -> None:
    for content in mutants(random.Random(20261123)):
        with suppress(Invalid):
            assert look(content).kind
