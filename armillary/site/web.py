"""The web: everything is loaded here once, and then the web workers are forked from it.

So they start together at once, also again after one of them died, and share the memory of what was
loaded. `python -m armillary.site.web HOST PORT WORKERS`.
"""

import multiprocessing
import sys

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from armillary.site import server

KILL_AFTER = 5


def serve(host: str, port: int, workers: int) -> None:
    """Serve until told to stop; a worker that ends by itself is started again."""
    multiprocessing.set_start_method("fork")
    Granian(
        f"{server.__name__}:app",
        host,
        port,
        interface=Interfaces.RSGI,
        workers=workers,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        respawn_interval=0.2,
        workers_kill_timeout=KILL_AFTER,
    ).serve()


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
