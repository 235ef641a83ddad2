"""The engine against a program that looks at every minute, in twenty zones."""

from random import Random

import pytest

from armillary.engines.worktime import Calendar
from tests.engines.worktime.by_minute import ZONES, Minutes, differences


def test_both_programs_answer_the_same() -> None:
    assert list(differences(Random("the same"), 2_000)) == []


def test_the_reference_tells_when_they_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Minutes, "between", lambda *_: -1)

    assert len(list(differences(Random(1), 3))) == 6


@pytest.mark.parametrize("zone", ZONES)
def test_every_zone_of_the_trial_is_known(zone: str) -> None:
    assert Calendar(zone, ((),) * 7).zone == zone
