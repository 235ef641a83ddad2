"""There is one door to the records; whoever looks for another is named here."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "armillary"

BANNED = {
    r"_base_manager|_default_manager": "reads or writes records past what the actor may see",
    r"save_base\(": "writes a record without a verb",
    r"mark_safe|autoescape off|\|\s*safe\b": "lets text become markup",
    r"\bpickle\b|yaml\.load\(|shell=True|\beval\(|\bexec\(": "runs what it reads",
    r"\.extra\(|RawSQL\(": "puts text into SQL",
    r"<[a-z][^>{]* style=|onclick=|<script>": "needs a laxer content policy",
}

NO_RECORDS = (
    "AgendaItem",
    "Attendance",
    "CalendarKey",
    "Case",
    "Claim",
    "Clock",
    "Deed",
    "Deviation",
    "Draft",
    "FeedKey",
    "File",
    "FirstView",
    "Job",
    "Judged",
    "Keyboard",
    "MailLink",
    "Merge",
    "Notification",
    "Often",
    "Passage",
    "Performer",
    "Precedence",
    "Preference",
    "Progress",
    "Relation",
    "Reached",
    "Reminder",
    "RoleGrant",
    "Row",
    "Sampled",
    "Seat",
    "Standing",
    "Step",
    "Turn",
    "Variant",
    "Version",
    "Watch",
    "Wording",
    "Worker",
)
RECORDS = rf"\b(?!(?:{'|'.join(NO_RECORDS)})\b)\w+\.objects\b"
"""Rows of a model whatever the actor may see; the models named above hold no records."""

DATA_LAYER = (
    r"kernel/(access|jobs|journal|links|listing)/|/queries/|"
    r"/(queries|first_rows|house_rules)\.py$"
)

BESIDE_THE_DATA_LAYER = {
    "cli/token.py": "the owner of the machine names a person",
    "demo/": "the robot, who sees all, fills an empty house",
    "fittings/custom_fields/source.py": "definitions are known by heart, whoever sees them",
    "fittings/custom_fields/checking.py": "the fields of a type are counted, whoever sees them",
    "demo/load.py": "the robot, who sees all, fills an empty house",
    "fittings/files/preparing.py": "an upload belongs to no record yet",
    "fittings/house_rules/": "rules judge the journal, whoever looks",
    "operations/incident/actions/": "a verb counts the family of the record that it holds",
    "operations/incident/imports/": "the robot, who sees all, takes over a log",
    "people/models.py": "what a person may is what visibility is made of",
    "transformation/conformance/": "the journal is counted, whoever looks",
    "transformation/event_log/": "what is written is asked for by those who may see it, in `seen`",
    "transformation/flow/vacancies.py": "the matrix, and who holds its roles, whoever looks",
    "web/live/seeing.py": "lines are held against what the person may see before they are told",
    "web/people/doors.py": "the name of the house stands at its door, where nobody is known yet",
    "web/records/": "the journal of a record that was found among the visible ones",
}

SOURCES = [path for path in ROOT.rglob("*") if path.suffix in {".py", ".html"}]
OUTSIDE_THE_DATA_LAYER = [
    path
    for path in SOURCES
    if "tests" not in path.parts and not re.search(DATA_LAYER, str(path.relative_to(ROOT)))
]


def places(pattern: str, sources: list[Path]) -> list[str]:
    """Where the pattern stands, as "file:line"."""
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sources
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.search(pattern, line)
    ]


@pytest.mark.parametrize("pattern", BANNED, ids=BANNED.values())
def test_nobody_goes_past_the_door(pattern: str) -> None:
    assert places(pattern, SOURCES) == []


def test_records_are_read_as_somebody_may_see_them() -> None:
    found = places(RECORDS, OUTSIDE_THE_DATA_LAYER)

    assert [place for place in found if not place.startswith(tuple(BESIDE_THE_DATA_LAYER))] == []


def test_nobody_is_let_past_who_does_not_go() -> None:
    found = places(RECORDS, OUTSIDE_THE_DATA_LAYER)

    assert [
        each for each in BESIDE_THE_DATA_LAYER if not any(place.startswith(each) for place in found)
    ] == []
