"""Package lists: what each package needs, outright or as one of several."""

import pytest

from armillary.assurance.configuration.imports.debian.reading import read_debian
from armillary.assurance.configuration.imports.found import Findings, WrongSource, gathered

LIST = """Package: mailer
Version: 1.0
Installed-Size: 12
Maintainer: "A. Person" <person@example.org>
Depends: libc6 (>= 2.36), postfix | mail-agent,
 libc6:any | musl, viewer
Pre-Depends: dpkg

Package: libc6
Version: 2.36-9
Filename: pool/main/g/glibc/libc6.deb

Package: postfix
Provides: mail-agent
Depends: libc6

Package: exim
Provides: mail-agent
Depends: libc6, ghost | phantom

Package: eye
Provides: viewer (= 3)

Package: dpkg
Depends: exim | mail-agent (>= 1), dpkg, viewer (>= 2)

Package: libc6
Version: 2.36-10
Filename: pool/updates/main/g/glibc/libc6.deb
"""
PACKAGES = "package,version,source,section\na,1,a,net\nb,2,b,\nc,3,c,\n"
EDGES = "from,to,kind,alt\na,b,Depends,0\na,v,Depends,0\na,c,Depends,1\n"
PROVIDES = "package,provides\nb,v\n"


def debian(*texts: str) -> Findings:
    return gathered(read_debian([text.encode() for text in texts]))


def needs(found: Findings, name: str) -> list[tuple[str, str, int | None]]:
    relations = (each for each in found.relations if each.source_key == name)
    return [(each.target_key, each.group, each.needed) for each in relations]


def test_a_package_is_told_once_without_addresses_of_people() -> None:
    found = debian(LIST)

    assert list(found.items) == ["mailer", "libc6", "postfix", "exim", "eye", "dpkg"]
    assert found.items["libc6"].attributes == {"version": "2.36-9"}
    assert found.items["mailer"].attributes == {
        "version": "1.0",
        "installed_size": 12,
        "maintainer": "A. Person",
    }


def test_one_of_several_is_a_group_of_all_that_could_stand_in() -> None:
    assert needs(debian(LIST), "mailer") == [
        ("dpkg", "", None),
        ("libc6", "", None),
        ("exim", "postfix | mail-agent", 1),
        ("postfix", "postfix | mail-agent", 1),
        ("eye", "", None),
    ]


def test_a_wanted_version_is_met_by_those_only_that_tell_theirs() -> None:
    assert needs(debian(LIST), "dpkg") == [("exim", "", None), ("eye", "", None)]


def test_what_nothing_here_can_meet_is_told() -> None:
    assert [tuple(each) for each in debian(LIST).left_out] == [
        ("exim", "Nothing here is “ghost | phantom”.")
    ]


def test_the_three_tables_say_the_same() -> None:
    found = debian(EDGES, PROVIDES, PACKAGES)

    assert found.items["a"].attributes == {"version": "1", "section": "net"}
    assert needs(found, "a") == [("b", "", None)]


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        (["Package: a\nhello"], "Line 2 is neither a field nor the rest of one."),
        (["Package: a\n\n more"], "Line 3 is neither a field nor the rest of one."),
        (
            ["Package: a\n\n\nVersion: 1"],
            "The paragraph that begins in line 4 names no package.",
        ),
        (
            [PACKAGES, EDGES],
            "Send one table with the head “package,provides”; 0 came with it.",
        ),
        ([PACKAGES + "a,9,a,\n", EDGES, PROVIDES], "Lines 2 and 5 are both about “a”."),
        ([PACKAGES, EDGES + "a,b,c\n", PROVIDES], "Line 5 has 3 cells under 4 heads."),
        ([PACKAGES, EDGES + "a,b,c,x\n", PROVIDES], "Line 5: “alt” must be a number."),
        (
            [PACKAGES, EDGES + 'a,"b,c,1\n', PROVIDES],
            "Line 5 is no row of a table: unexpected end of data.",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(texts: list[str], sentence: str) -> None:
    with pytest.raises(WrongSource) as refused:
        debian(*texts)

    assert refused.value.message == sentence
