"""From a name to its addresses, once, within a time; a name server may take longer than we wait."""

import socket
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate

_names = ThreadPoolExecutor(max_workers=8, thread_name_prefix="names")


def addresses_of(host: str, port: int, seconds: float) -> tuple[str, ...]:
    """Every address of a host, in the order of the name server. OSError: it has none, or late."""
    asked = _names.submit(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
    try:
        found = asked.result(timeout=seconds)
    except TooLate:
        raise OSError("The name server did not answer in time.") from None
    except UnicodeError as error:
        raise OSError(str(error)) from error
    return tuple(dict.fromkeys(str(each[4][0]) for each in found))
