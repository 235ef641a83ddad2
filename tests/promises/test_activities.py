"""Which of the 134 activities people can perform here. One that had a verb never loses it."""

from pathlib import Path

from armillary.kernel.registry import record_types
from armillary.reference.activities import ACTIVITIES

PERFORMED = Path(__file__).with_name("activities_with_a_verb.txt")


def test_no_activity_loses_its_verbs() -> None:
    performed = {
        verb.activity or kind.tracking
        for kind in record_types().values()
        for verb in (*kind.creations, *kind.verbs)
        if kind.model._meta.app_label != "throwaway"
    }

    assert [each.value for each in ACTIVITIES if each in performed] == (
        PERFORMED.read_text().split()
    )
