"""The caller, in a process of its own so that its work is not counted: bytes out, bytes in.

Reads from standard input what to send, writes to standard output how long each operation took. An
operation is one request or several in a row. Connections are kept.
"""

import json
import selectors
import socket
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from typing import Any

Operation = list[bytes]


class Connection:
    """One client: it sends, waits for the whole answer, sends again."""

    def __init__(self, port: int, operations: Iterator[Operation]) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.operations = operations
        self.left: Operation = []
        self.begun = 0.0
        self.got = bytearray()
        self.took: list[float] = []
        self.wrong: list[str] = []

    def begin(self) -> bool:
        """Begin the next operation; False when there is none."""
        operation = next(self.operations, None)
        if operation is None:
            return False
        self.left = [*operation]
        self.begun = time.perf_counter()
        self.socket.sendall(self.left.pop(0))
        return True

    def hear(self) -> bool:
        """Take what has come; whether the operation has ended with it."""
        self.got += self.socket.recv(1 << 18)
        if not is_whole(self.got):
            return False
        if chr(self.got[9]) not in "23":
            self.wrong.append(self.got[:400].decode(errors="replace"))
        self.got.clear()
        if self.left:
            self.socket.sendall(self.left.pop(0))
            return False
        self.took.append(time.perf_counter() - self.begun)
        return True


def is_whole(got: bytearray) -> bool:
    """Whether this is all of an answer that says how long it is."""
    head = got.find(b"\r\n\r\n")
    if head < 0:
        return False
    length = got[:head].lower().rpartition(b"content-length:")[2].partition(b"\r")[0]
    return len(got) >= head + 4 + int(length)


def drive(port: int, operations: Iterator[Operation], clients: int, seconds: float) -> Any:
    """Keep all clients busy for so long, or until nothing is left to send."""
    crowd = [Connection(port, operations) for _ in range(clients)]
    watch = selectors.DefaultSelector()
    begun = time.perf_counter()
    busy = 0
    for each in crowd:
        watch.register(each.socket, selectors.EVENT_READ, each)
        busy += each.begin()
    while busy:
        for key, _ in watch.select():
            each = key.data
            if each.hear():
                busy -= time.perf_counter() - begun >= seconds or not each.begin()
    return {
        "seconds": time.perf_counter() - begun,
        "took": [took for each in crowd for took in each.took],
        "wrong": [words for each in crowd for words in each.wrong],
        "cpu": time.process_time(),
    }


def main() -> None:
    asked = json.load(sys.stdin)
    operations = [[request.encode() for request in each] for each in asked["operations"]]
    endless = cycle(operations) if asked["again"] else iter(operations)
    found = drive(asked["port"], endless, asked["clients"], asked["seconds"])
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
