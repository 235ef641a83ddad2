"""The process that reads messages: little memory, no environment, no network, no database.

It takes frames (four bytes of length, then the message) and answers each with a frame: a letter.
"""

import resource
import sys
from typing import BinaryIO

import msgspec

from armillary.fittings.mail.parsing.letter import MEMORY, Letter
from armillary.fittings.mail.parsing.reading import read

TOO_LARGE = "Reading it takes more memory than a mail may take."


def main() -> None:
    """Answer until nobody asks any more."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    asked, answered = sys.stdin.buffer, sys.stdout.buffer
    while (raw := _frame(asked)) is not None:
        try:
            letter = read(raw)
        except MemoryError:
            letter = Letter(problem=TOO_LARGE)
        except Exception as error:  # noqa: BLE001  one message never ends the reading of others
            letter = Letter(problem=f"It could not be read: {type(error).__name__}.")
        written = msgspec.msgpack.encode(letter)
        answered.write(len(written).to_bytes(4, "big") + written)
        answered.flush()


def _frame(stream: BinaryIO) -> bytes | None:
    head = stream.read(4)
    return stream.read(int.from_bytes(head, "big")) if len(head) == 4 else None


if __name__ == "__main__":
    main()
