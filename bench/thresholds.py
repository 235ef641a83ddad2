"""`python -m bench.thresholds MANY`: how long it takes to tell of so many deadlines that passed.

ARMILLARY_DATA names the house; it prints the seconds.
"""

import sys
import time

import django

django.setup()

from prove.clocks_told import break_promises, tell_all  # noqa: E402

CLOCKS = 2
"""That are late of each incident."""


def main(many: int) -> float:
    """Let the promises be broken, then tell; only that is measured."""
    break_promises(many // CLOCKS)
    started = time.perf_counter()
    told_of = tell_all()
    seconds = time.perf_counter() - started
    if told_of != many:
        raise SystemExit(f"Only {told_of} of {many} were told of.")
    return seconds


if __name__ == "__main__":
    print(main(int(sys.argv[1])))
