"""How many streams of live updates may be open."""

from contextlib import ExitStack

import pytest

from armillary.web.live.places import Full, Places

ADA, BEN = 1, 2


def test_nobody_takes_more_places_than_are_meant_for_one() -> None:
    places = Places(most=9, most_each=2)

    with ExitStack() as open_:
        for _ in range(2):
            open_.enter_context(places.one_of(ADA))
        with pytest.raises(Full, match="Too many of your pages listen"):
            open_.enter_context(places.one_of(ADA))
        open_.enter_context(places.one_of(BEN))

    with places.one_of(ADA):
        assert dict(places.by_person) == {ADA: 1}


def test_all_together_take_no_more_places_than_there_are() -> None:
    places = Places(most=2)

    with places.one():
        with places.one(), pytest.raises(Full, match="Too many pages listen here"), places.one():
            pass
        with places.one():
            assert places.all == 2
    assert places.all == 0
