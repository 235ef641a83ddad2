"""The page about the reference model counts as the model does."""

import pytest

from armillary.reference.groups import GROUPS, Group
from armillary.reference.processes import PROCESSES, Process, processes_in
from tests.reference.stated import PROJECT

PAGE = (PROJECT / "docs" / "reference-model.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("each", PROCESSES, ids=lambda each: each.id)
def test_the_page_has_a_row_for_every_process(each: Process) -> None:
    counts = f"{len(each.activities)} | {each.level} | {each.cmm}"

    assert f"| {each.group.title} | {each.title} | {counts} |" in PAGE.splitlines()


@pytest.mark.parametrize("each", GROUPS, ids=lambda each: each.id)
def test_the_page_has_a_row_for_every_group(each: Group) -> None:
    mine = processes_in(each)
    activities = sum(len(process.activities) for process in mine)

    assert f"| {each.title} | {each.place} | {len(mine)} | {activities} |" in PAGE.splitlines()
