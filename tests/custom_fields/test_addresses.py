"""Network addresses are compared as addresses, whatever is stored."""

import pytest
from django.db import connection

from armillary.fittings.custom_fields.addresses import COMPARED
from armillary.kernel.listing.values import NotAValue

IN_ORDER = (
    "9.255.0.1",
    "10.0.0.0/8",
    "10.0.0.0/24",
    "10.0.0.9/24",
    "10.0.0.10/24",
    "10.0.0.10",
    "100.64.0.1",
    "2001:db8::/32",
    "2001:db8::a",
    "2001:db8::10",
)


def keys_of(texts: tuple[str, ...]) -> list[str]:
    """As the database makes them."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"select {COMPARED.function}(told) from unnest(%s::text[]) told",
            ([*texts],),
        )
        return [key for (key,) in cursor.fetchall()]


@pytest.mark.django_db
def test_keys_are_in_the_order_of_addresses() -> None:
    keys = keys_of(IN_ORDER)

    assert keys == sorted(keys)
    assert len(set(keys)) == len(IN_ORDER)


@pytest.mark.django_db
def test_what_is_stored_and_is_no_address_comes_last_and_hurts_nobody() -> None:
    assert keys_of(("rubbish", "10.0.0.256", "")) == ["9rubbish", "910.0.0.256", "9"]
    assert keys_of(("ffff::",)) < ["9"]


WITHIN = [
    ("10.0.0.7", "10.0.0.7", True),
    ("10.0.0.7", "10.0.0.7/24", True),
    ("10.0.0.7", "10.0.0.8", False),
    ("10.0.0.7/24", "10.0.0.7/24", True),
    ("10.0.0.7/24", "10.0.0.8/24", False),
    ("10.0.0.0/24", "10.0.0.0/24", True),
    ("10.0.0.0/24", "10.0.0.255", True),
    ("10.0.0.0/24", "10.0.0.0/8", False),
    ("10.0.0.0/24", "10.0.1.0", False),
    ("0.0.0.0/0", "::1", False),
    ("2001:DB8::/32", "2001:db8:ffff::1/64", True),
    ("2001:db8::/32", "2001:db9::", False),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("asked", "held", "is_in_it"), WITHIN)
def test_an_address_means_itself_and_a_network_all_that_lies_in_it(
    asked: str, held: str, is_in_it: bool
) -> None:
    first, last = COMPARED.bounds(asked)

    assert (first <= keys_of((held,))[0] <= last) is is_in_it


@pytest.mark.parametrize("text", ["", "10", "10.0.0.256", "fe80::1%eth0", "10.0.0.0/", "::/129"])
def test_what_is_no_address_is_refused_in_words(text: str) -> None:
    with pytest.raises(NotAValue, match="network address such as"):
        COMPARED.read(text)
