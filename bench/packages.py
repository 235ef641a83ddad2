"""A graph that is real: the packages of Debian taken over, taken over again, and asked of libc6.

The lists come from this machine (`apt-cache dumpavail`): about 63,000 packages and 280,000
relations.
"""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from bench.houses import in_it
from bench.once import Figure, command
from prove.caller import Caller
from prove.house import House, house

ID, LIBRARY = "W6e", "libc6"
TAKEN_OVER, AGAIN, ASKED = 60, 60, 1_000
"""Seconds, seconds and milliseconds that it should take."""
ITEMS, RELATIONS = (
    "select count(*) from configuration_configurationitem",
    "select count(*) from configuration_relation",
)
VERSIONS = "select count(*) from configuration_version"
LINES = "select count(*) from kernel_entry where record_type = 'configuration-items'"
BROUGHT = """select made + changed + begins + ends + unclear + refused + absent
from sources_reading order by id desc limit 1"""
QUESTION = f'software_package where needs software_package where name = "{LIBRARY}"'
TIMES = 5


def figures() -> Iterator[Figure]:
    """In a fresh house. Raises SystemExit when an answer is not whole."""
    with house() as fresh, TemporaryDirectory() as folder:
        lists = Path(folder) / "dumpavail"
        with lists.open("wb") as told:
            subprocess.run(["apt-cache", "dumpavail"], check=False, stdout=told)
        if not lists.stat().st_size:
            print("This machine has no lists of packages (apt-get update): W6e is left out.")
            return
        yield Figure(
            ID, "take over the packages of Debian, s", _take_over(fresh, lists), TAKEN_OVER
        )
        before = _there(fresh)
        yield Figure(
            ID, f"again: {before[0]:,} are as they are, s", _take_over(fresh, lists), AGAIN
        )
        if _there(fresh) != before or fresh.one(BROUGHT):
            raise SystemExit(f"The second time left {_there(fresh)}, not {before}.")
        token = in_it(fresh, "bench.asker", quiet=True).strip()
        with fresh.served():
            yield from _asked(Caller(fresh.address, token), fresh)


def _take_over(fresh: House, lists: Path) -> float:
    return command(fresh, "import", "cmdb", str(lists), "--format", "debian", "--commit")


def _there(fresh: House) -> tuple[int, ...]:
    return tuple(fresh.one(each) for each in (ITEMS, RELATIONS, VERSIONS, LINES))


def _asked(caller: Caller, fresh: House) -> Iterator[Figure]:
    key = fresh.one(f"select id from configuration_configurationitem where name = '{LIBRARY}'")
    took, answer = _best(caller, f"/api/v1/configuration-items/CI-{key:06d}/impact")
    told, total = len(answer["items"]), answer["total"]
    if told != total or answer["left_out"]:
        raise SystemExit(f"Only {told:,} of {total:,} were told: {answer['left_out']}")
    yield Figure(ID, f"what fails with {LIBRARY}, all {total:,}, ms", took, ASKED)
    took, _ = _best(caller, f"/api/v1/questions/answer?q={quote(QUESTION)}")
    yield Figure(ID, "the same as a question, the first page, ms", took, ASKED)


def _best(caller: Caller, path: str) -> tuple[float, Any]:
    """The least of some times: noise only ever adds."""
    times = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        answer = caller.get(path)
        times.append(1000 * (time.perf_counter() - begun))
        if not answer.is_good:
            raise SystemExit(f"{path} was answered with {answer.status}.")
    return min(times), answer.json
