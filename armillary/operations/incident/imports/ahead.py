"""Reads and plans a log in a process of its own, while the incidents before are lived through."""

import signal
from collections.abc import Iterator
from datetime import tzinfo
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from armillary.operations.incident.imports.account import Account
from armillary.operations.incident.imports.columns import WrongFile
from armillary.operations.incident.imports.grouping import incidents_in
from armillary.operations.incident.imports.plan import Plan
from armillary.operations.incident.imports.planning import Planner
from armillary.operations.incident.imports.reading import Log, Refused, open_log, read_log

AT_ONCE = 100


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """What was `read` next; by then that many `rows` of the file were. The last one is empty."""

    rows: int
    read: list[Plan | Refused]


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Stretch)


def planned_ahead(path: Path, zone: tzinfo) -> Iterator[Stretch]:
    """The incidents of a log and the rows that cannot be taken, in the order of the file.

    The process beside this one goes no further ahead than a pipe holds. Raises WrongFile at once
    when the file as a whole cannot be read, and on the way when that process has died.
    """
    with open_log(path) as file:
        read_log(file, zone)
    return _heard(path, zone)


def stretches_of(log: Log) -> Iterator[Stretch]:
    """The same in this process."""
    planner, account = Planner(log.header.facts, log.header.absent), Account()
    groups = incidents_in(account.counting(log.rows))
    plans = (each if isinstance(each, Refused) else planner.plan(each) for each in groups)
    while read := [*islice(plans, AT_ONCE)]:
        yield Stretch(account.rows, read)
    yield Stretch(account.rows, [])


def _heard(path: Path, zone: tzinfo) -> Iterator[Stretch]:
    spawning = get_context("spawn")
    receiver, sender = spawning.Pipe(duplex=False)
    reader = spawning.Process(target=_tell, args=(path, zone, sender), daemon=True)
    with receiver:
        with sender:
            reader.start()
        try:
            while (stretch := _decoder.decode(receiver.recv_bytes())).read:
                yield stretch
            yield stretch
        except (EOFError, OSError) as gone:
            raise WrongFile("The process that read the file has died. Import it again.") from gone
        finally:
            reader.terminate()
            reader.join()
            reader.close()


def _tell(path: Path, zone: tzinfo, sender: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asked for the import is told of the key
    with open_log(path) as file:
        for stretch in stretches_of(read_log(file, zone)):
            sender.send_bytes(_encoder.encode(stretch))
