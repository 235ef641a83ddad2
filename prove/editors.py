"""P13: many editors of one record never overwrite each other in silence."""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from threading import Barrier

from prove.caller import Caller
from prove.crowd import together
from prove.house import House
from prove.people import caller, made
from prove.promise import Figure, Size, exactly, none
from tests.makers import an_agent

RECORD = "/api/v1/incidents"
EXPECTED = frozenset({200, 409, 412})


def trial(house: House, size: Size) -> Iterator[Figure]:
    """In each round all read the same version and write; the history must hold what got in."""
    editors, rounds = size.of(50, short=8), size.of(200, short=10)
    agent = made(an_agent)
    programs = [caller(house, agent) for _ in range(editors)]
    with house.served():
        made_by = programs[0].post(RECORD, {"title": "P13", "impact": 3, "urgency": 3})
        number = made_by.json["number"]
        barrier = Barrier(editors)
        wrote = together(
            partial(_edit, program, number, rounds, barrier, f"{index}")
            for index, program in enumerate(programs)
        )
    accepted = [text for texts, _ in wrote for text in texts]
    answers = [status for _, statuses in wrote for status in statuses]
    history = house.ask(_HISTORY, int(number.partition("-")[2]))
    told = [after for _, _, after in history]
    yield exactly("edits tried", editors * rounds, len(answers))
    yield none("answers other than done, busy, stale", sum(s not in EXPECTED for s in answers))
    yield Figure("edits accepted", "> 0", f"{len(accepted):,}", bool(accepted))
    yield none("accepted and not in the history", len(set(accepted) - set(told)))
    yield none("in the history and not accepted", len(set(told) - set(accepted)))
    yield none("lost updates: lines that do not go on from the one before", _breaks(history))
    yield none("rounds in which two got in", _twice(history))


_HISTORY = """
select version, changes -> 'title' ->> 0, changes -> 'title' ->> 1 from kernel_entry
where record_type = 'incidents' and record_id = %s and verb = 'correct' order by id
"""


def _edit(
    program: Caller, number: str, rounds: int, barrier: Barrier, who: str
) -> tuple[list[str], list[int]]:
    accepted, answers = [], []
    for each in range(rounds):
        version = program.get(f"{RECORD}/{number}").headers["etag"]
        barrier.wait(60)
        title = f"{who} in round {each}"
        answer = program.post(f"{RECORD}/{number}/correct", {"title": title}, If_Match=version)
        answers.append(answer.status)
        if answer.is_good:
            accepted.append(title)
        barrier.wait(60)
    return accepted, answers


def _breaks(history: list[tuple[int, str, str]]) -> int:
    """How often a line did not begin with the text with which the line before ended."""
    return sum(before[2] != after[1] for before, after in pairwise(history))


def _twice(history: list[tuple[int, str, str]]) -> int:
    rounds = [after.rpartition(" ")[2] for _, _, after in history]
    return len(rounds) - len(set(rounds))
