"""From DATABASE_URL to an address, or to a sentence that says what is wrong with it."""

import pytest

from armillary.postgres.addresses import Address, parse
from armillary.postgres.binaries import major_of
from armillary.postgres.errors import PostgresUnusable
from armillary.postgres.postmaster import Postmaster
from armillary.postgres.postmaster import parse as parse_pid_file


@pytest.mark.parametrize(
    ("url", "address"),
    [
        (
            "postgresql://ann:s%40fe@db.example:5433/desk",
            Address("db.example", "5433", "desk", "ann", "s@fe"),
        ),
        (
            "postgres://ann@db.example/desk?sslmode=require",
            Address("db.example", "", "desk", "ann", "", (("sslmode", "require"),)),
        ),
        (
            "postgresql://ann@/desk?host=/var/run/postgresql",
            Address("/var/run/postgresql", "", "desk", "ann", ""),
        ),
    ],
)
def test_an_address_is_read(url: str, address: Address) -> None:
    assert parse(url) == address


@pytest.mark.parametrize(
    "url", ["", "mysql://ann@db/desk", "postgresql://ann@db", "postgresql://db/desk"]
)
def test_a_wrong_address_is_refused_in_words(url: str) -> None:
    with pytest.raises(PostgresUnusable, match="must read postgresql://"):
        parse(url)


def test_a_password_does_not_show() -> None:
    assert "s3cret" not in repr(parse("postgresql://ann:s3cret@db/desk"))


@pytest.mark.parametrize(
    ("said", "major"),
    [
        ("postgres (PostgreSQL) 18.6", 18),
        ("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", 15),
        ("postgres (PostgreSQL) 19beta1", 19),
    ],
)
def test_a_version_is_read(said: str, major: int) -> None:
    assert major_of(said) == major


def test_an_unfinished_pid_file_says_nothing() -> None:
    assert parse_pid_file("4711\n/data\n") is None
    assert parse_pid_file("4711\n/data\n0\n5433\n\n\n\nready   \n") == Postmaster(4711, 5433, True)
